"""The probe as an image: a binary enters, an archive for `docker load` leaves, with the ID it gets there.

No registry, Dockerfile or engine has a part in it, and the same binary gives the same bytes: an image named
by its ID is the same on every node of a cluster, and none has to pull it. The format is that of
https://github.com/moby/docker-image-spec/blob/main/spec.md, with the `manifest.json` that engines read.
"""

import hashlib
import io
import json
import tarfile

from dotcompile.records import dataclass

PROGRAM = "probe"
CREATED = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Image:
    """An archive for `docker load`, and the ID of the image in it."""

    id: str
    archive: bytes


def pack(binary: bytes, architecture: str, tag: str = "") -> Image:
    """The image that runs a binary; without a tag it is known by its ID only."""
    root = [(name, b"", 0o755) for name in ("dev/", "etc/", "proc/", "sys/", "tmp/")]
    layer = _tar([*root, ("etc/passwd", b"root:x:0:0::/:/\n", 0o644), (PROGRAM, binary, 0o755)])
    digest = hashlib.sha256(layer).hexdigest()
    config = _json(
        {
            "architecture": architecture,
            "os": "linux",
            "created": CREATED,
            "config": {"Entrypoint": [f"/{PROGRAM}"], "Cmd": ["serve"], "Env": ["PATH=/"]},
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]},
            "history": [{"created": CREATED, "created_by": "dotcompile"}],
        }
    )
    name = hashlib.sha256(config).hexdigest()
    tags = [tag] if tag else None
    manifest = _json([{"Config": f"{name}.json", "RepoTags": tags, "Layers": [f"{digest}/layer.tar"]}])
    files = [
        (f"{name}.json", config, 0o644),
        (f"{digest}/", b"", 0o755),
        (f"{digest}/layer.tar", layer, 0o644),
        ("manifest.json", manifest, 0o644),
    ]
    return Image(f"sha256:{name}", _tar(files))


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _tar(files: list[tuple[str, bytes, int]]) -> bytes:
    """An archive of files; a name that ends in a slash is a folder."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data, mode in files:
            entry = tarfile.TarInfo(name.rstrip("/"))
            entry.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            entry.mode, entry.size = mode, len(data)
            archive.addfile(entry, io.BytesIO(data))
    return written.getvalue()
