"""What payloads depend on beside the diagram: what the top floor knows of the client's machine."""

from collections.abc import Mapping

from dotcompile.records import dataclass

Variables = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The project's name, and the folder of the diagram, absolute, that relative paths begin at.

    `home` is what `~` stands for, `environment` where variables without a value get one, `env_files` what is
    in the files that services name, and `profiles` those that are on. `grants` is what is in the files of
    configurations and secrets, by the kind and the name, where a cluster is given them.
    """

    project: str
    folder: str = "/"
    home: str = "/"
    environment: Mapping[str, str] = {}
    env_files: Mapping[str, Variables] = {}
    profiles: frozenset[str] = frozenset()
    grants: Mapping[tuple[str, str], bytes] = {}

    def path(self, said: str) -> str:
        """A path of the host as an absolute one."""
        if said == "~" or said.startswith("~/"):
            return f"{self.home}{said[1:]}"
        if said.startswith("/"):
            return said
        return _joined(self.folder, said)


def _joined(folder: str, path: str) -> str:
    """The path from a folder, without `.` and `..`: engines take neither."""
    parts = folder.split("/")
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1] or [""]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) or "/"
