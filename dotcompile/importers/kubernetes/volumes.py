"""What pods have mounted, as a diagram says it.

In: the volumes of a pod, and the mounts of a container. Out: settings: volumes, configurations and secrets.
"""

from collections.abc import Iterator, Mapping

from dotcompile.importers.kubernetes.settings import ContainerSettings
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.reach.policies.trees import Tree, as_items, as_mapping, as_optional, as_text
from dotcompile.source import Span


def say_mounts(
    settings: ContainerSettings, spec: Tree, pod: Tree, container: Tree, found: Found, origin: Span
) -> None:
    """All mounts of one container."""
    sources = dict(_sources(spec, pod))
    said: dict[str, list[str]] = {"volumes": [], "tmpfs": [], "configs": [], "secrets": []}
    for one in as_items(container.get("volumeMounts"), "`volumeMounts`"):
        mount = as_mapping(one, "a mount")
        name, path = as_text(mount.get("name")), as_text(mount.get("mountPath"))
        section, text = _said(sources.get(name, {}), name, path, mount)
        if section:
            said[section].append(text)
        else:
            found.leave_out(f"the volume {shown(name)}", origin)
    for section, texts in said.items():
        settings.say_all(section, texts)


def _sources(spec: Tree, pod: Tree) -> Iterator[tuple[str, Tree]]:
    for one in as_items(pod.get("volumes"), "`volumes`"):
        volume = as_mapping(one, "a volume")
        yield as_text(volume.get("name")), volume
    for one in as_items(spec.get("volumeClaimTemplates"), "`volumeClaimTemplates`"):
        metadata = as_mapping(as_mapping(one, "a claim").get("metadata"), "`metadata`")
        name = as_text(metadata.get("name"))
        yield name, {"persistentVolumeClaim": {"claimName": name}}


def _said(source: Tree, name: str, path: str, mount: Tree) -> tuple[str, str]:
    only = ":ro" if mount.get("readOnly") is True else ""
    claim, host = (_part(source, key) for key in ("persistentVolumeClaim", "hostPath"))
    if claim is not None:
        return "volumes", f"{as_text(claim.get('claimName'))}:{path}{only}"
    if host is not None:
        return "volumes", f"{as_text(host.get('path'))}:{path}{only}"
    memory = _part(source, "emptyDir")
    if memory is not None:
        return ("tmpfs", path) if memory.get("medium") == "Memory" else ("volumes", path)
    for kind, key, section in (("configMap", "name", "configs"), ("secret", "secretName", "secrets")):
        grant = _part(source, kind)
        if grant is not None:
            return section, f"{as_text(grant.get(key))}:{path}"
    return "", name


def _part(source: Tree, key: str) -> Mapping[str, object] | None:
    return as_optional(source.get(key), f"`{key}`") if key in source else None
