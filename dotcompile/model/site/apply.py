"""Drawings to topologies, as a site has them run.

In: the graphs of a document, and a site. Out: topologies with the site's values in place of the diagram's,
and besides what is wrong with the diagram the sections that are for nothing in it. No thing is added but
volumes, which services may mount undrawn, and the registries that diagrams ask for.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.build import build
from dotcompile.model.site.match import Overlay, unmatched
from dotcompile.model.site.site import Site
from dotcompile.model.topology import Topology, Volume
from dotcompile.model.vocabulary import Place
from dotcompile.records import replace
from dotcompile.syntax.drawing import Drawing
from dotcompile.syntax.tree import Document


def build_all(
    document: Document, drawings: Sequence[Drawing], site: Site
) -> tuple[tuple[Topology, ...], tuple[Diagnostic, ...]]:
    """The topologies of a document's graphs, run as a site says."""
    overlay = Overlay(site)
    topologies: list[Topology] = []
    findings: list[Diagnostic] = []
    for drawing in drawings:
        topology, found = build(document, drawing, overlay)
        topology, of_registries = _with_registries(topology)
        topologies.append(replace(topology, volumes=(*topology.volumes, *_mounted(topology, overlay))))
        findings += (*found, *of_registries)
    return tuple(topologies), (*findings, *unmatched(site, overlay, topologies))


def _with_registries(topology: Topology) -> tuple[Topology, tuple[Diagnostic, ...]]:
    """The topology with the registries by which its services find each other: few diagrams have one."""
    every = (topology.services, topology.zones, topology.networks)
    if not any("discovery" in one.settings for things in every for one in things):
        return topology, ()
    from dotcompile.model.discovery.join import join_registries

    return join_registries(topology)


def _mounted(topology: Topology, overlay: Overlay) -> Iterator[Volume]:
    """The volumes that services mount by name and nobody drew, if a section is for them."""
    known = {volume.name for volume in topology.volumes}
    for service in topology.services:
        mounts = service.settings.get("volumes")
        for mount in mounts.value if mounts is not None else ():
            if mount.is_bind or not mount.source or mount.source in known:
                continue
            known.add(mount.source)
            settings = overlay(Place.VOLUME, mount.source)
            if settings and mounts is not None:
                yield Volume(mount.source, mount.source, "", settings, mounts.span)
