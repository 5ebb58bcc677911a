"""Subgraphs while they are read: their members, and the defaults that hold in them.

A subgraph that is opened again has its own defaults still, over those that its parent has by now.
"""

from typing import Literal

from dotcompile.syntax import tree
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Edges, Member, Scope
from dotcompile.syntax.limits import Account
from dotcompile.syntax.tree import Assignment, Graph, Subgraph

Target = Literal["graph", "node", "edge"]
TARGETS: tuple[Target, ...] = ("graph", "node", "edge")

#: To put a default into a table takes as long as so many looks at a node.
_STEPS_A_DEFAULT = 10


class _Drawn:
    """What all scopes of a graph share: a clock, and the attributes that any graph or subgraph has."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.now = 0
        self.scopes = 0
        self.declared: set[str] = set()


class OpenScope:
    """The working side of a scope. `views` are the defaults that hold in it at this moment."""

    __slots__ = (
        "_changed",
        "_drawn",
        "_local",
        "_made",
        "_named",
        "_parent",
        "_statements",
        "children",
        "edges",
        "members",
        "scope",
        "views",
    )
    scope: Scope

    def __init__(
        self,
        drawn: _Drawn,
        parent: "OpenScope | None",
        statement: Graph | Subgraph,
        views: dict[Target, Defaults],
    ) -> None:
        self.views = views
        self.members: dict[str, Member] = {}
        self.edges: list[Edges] = []
        self.children: list[Scope] = []
        self._drawn = drawn
        self._parent = parent
        self._named: dict[str, OpenScope] = {}
        self._local: dict[Target, dict[str, Setting]] = {target: {} for target in TARGETS}
        self._changed: dict[str, int] = {}
        self._made = drawn.now
        self._statements = [statement]
        self.scope = Scope(
            None if statement.id is None else statement.id.value,
            None if parent is None else parent.scope,
            drawn.scopes,
            self._statements,
            views["graph"],
            self._local["graph"],
            self.members,
            self.edges,
            self.children,
        )
        drawn.scopes += 1

    @classmethod
    def root(cls, graph: Graph, account: Account) -> "OpenScope":
        """The scope of a whole graph."""
        views: dict[Target, Defaults] = {target: Defaults({}) for target in TARGETS}
        return cls(_Drawn(account), None, graph, views)

    def open(self, statement: Subgraph) -> "OpenScope":
        """The scope of a subgraph in this one: a new one, unless it had a subgraph of that name."""
        known = None if statement.id is None else self._named.get(statement.id.value)
        if known is not None:
            known._open_again(statement, self)
            return known
        child = OpenScope(self._drawn, self, statement, self.views.copy())
        self.children.append(child.scope)
        if statement.id is not None:
            self._named[statement.id.value] = child
        return child

    def set(
        self, target: Target, statement: tree.Defaults | Assignment, index: int, name: str, value: str
    ) -> None:
        """Set a default; on the target `graph` it is an attribute of this scope as well."""
        setting = Setting(str(name), value, statement, index)
        if target == "graph":
            self._note_change(setting.name)
        self._local[target][setting.name] = setting
        self.views[target] = self.views[target].put(setting.name, setting)

    def _open_again(self, statement: Subgraph, parent: "OpenScope") -> None:
        self._statements.append(statement)
        local = self._local
        steps = len(parent._changed) + sum(map(len, local.values()))
        self._drawn.account.spend(steps * _STEPS_A_DEFAULT, statement)
        self.views = parent.views.copy()
        for name in parent._changed:
            if self._keeps(name, parent):
                self.views["graph"] = self.views["graph"].put(name, self.scope.inherited.get(name))
        for target in TARGETS:
            for name, setting in local[target].items():
                self.views[target] = self.views[target].put(name, setting)

    def _note_change(self, name: str) -> None:
        """Remember when an attribute changed that this scope had itself.

        libcgraph then has the subgraphs keep the value that they have, so that what is made in them later
        gets that too. It does not where the scope had the attribute from its parent until now: what is made
        in its subgraphs later gets the new value, though they themselves have the old one.
        """
        drawn = self._drawn
        drawn.now += 1
        parent = self._parent
        if (
            parent is None
            or name not in drawn.declared
            or name in self._local["graph"]
            or self._keeps(name, parent)
        ):
            self._changed[name] = drawn.now
        drawn.declared.add(name)

    def _keeps(self, name: str, parent: "OpenScope") -> bool:
        return parent._changed.get(name, -1) > self._made
