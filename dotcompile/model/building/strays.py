"""Attributes that reach nothing: on references, in layout, and in defaults of no use to anything.

In: a drawing. Out: findings, told to the reader. What things themselves say is checked as it is read.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.building.references import References
from dotcompile.model.building.settings import NODE_PLACES, Reader, own_names, row_of
from dotcompile.model.building.zones import Area, Areas
from dotcompile.model.kinds.attributes import MISPLACED_ATTRIBUTE
from dotcompile.model.kinds.parts import ATTRIBUTES_ON_REFERENCE
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import Place
from dotcompile.syntax import tree
from dotcompile.syntax.defaults import Setting
from dotcompile.syntax.drawing import Drawing, Scope


def check_strays(drawing: Drawing, areas: Areas, references: References, reader: Reader) -> None:
    """Tell of every attribute that reaches nothing."""
    for identifier, area in references.zone.items():
        for setting in drawing.nodes[identifier].explicit().values():
            _on_reference(setting, area, reader)
    with_zones = _with_zones(areas)
    for scope in drawing.root.walk():
        for statement in scope.statements:
            _check_body(statement.body, reader)
        if scope.parent is None:
            _check_root(scope, bool(areas.all), reader)
        elif scope not in areas.own:
            _check_layout(scope, scope in with_zones, reader)


def _on_reference(setting: Setting, area: Area, reader: Reader) -> None:
    if any(row_of(setting.name, place) is not None for place in Place) and setting.name != "image":
        message = f"{area.says} is a zone, and {shown(setting.name)} on the node that refers to it is lost"
        help_ = f"write `{setting.name}=…` inside the zone's braces"
        reader.tell(Diagnostic(ATTRIBUTES_ON_REFERENCE, message, reader.name_span(setting), help=help_))


def _check_body(body: Sequence[tree.Statement], reader: Reader) -> None:
    for statement in body:
        if isinstance(statement, tree.Defaults) and statement.target != "graph":
            places = NODE_PLACES if statement.target == "node" else (Place.EDGE,)
            for number, (name, value) in enumerate(statement.attributes):
                reader.check_default(Setting(str(name), value, statement, number), places)


def _check_root(root: Scope, has_zones: bool, reader: Reader) -> None:
    """An attribute of the graph may be meant for it, or for the zones that get it as a default."""
    for setting in root.explicit.values():
        if row_of(setting.name, Place.GRAPH) is None:
            passed_on = has_zones and setting.name not in own_names(Place.ZONE)
            reader.check_default(setting, (Place.GRAPH, Place.ZONE) if passed_on else (Place.GRAPH,))


def _check_layout(scope: Scope, has_zones: bool, reader: Reader) -> None:
    """An attribute of a subgraph that is no zone is a default for the zones in it."""
    for setting in scope.explicit.values():
        if row_of(setting.name, Place.ZONE) is None:
            reader.check_default(setting, (Place.ZONE,))
        elif not has_zones or setting.name in own_names(Place.ZONE):
            message = f"{shown(setting.name)} means nothing on a subgraph that is no zone"
            help_ = "a subgraph is a zone if its name begins with `cluster`, or with `cluster=true` in it"
            reader.tell(Diagnostic(MISPLACED_ATTRIBUTE, message, reader.name_span(setting), help=help_))


def _with_zones(areas: Areas) -> set[Scope]:
    """The scopes that hold a zone."""
    found: set[Scope] = set()
    for area in areas.all:
        for scope in area.scopes:
            outer = scope.parent
            while outer is not None and outer not in found:
                found.add(outer)
                outer = outer.parent
    return found
