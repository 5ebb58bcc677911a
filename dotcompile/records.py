"""Frozen records with slots: `dataclasses.dataclass`, most of it put off until somebody needs it.

`dataclasses` writes and compiles six methods for each class as its module is imported: half a millisecond.
With a hundred classes, that was a third of the time in which a small diagram is linted. Here a class begins
with its slots. Its `__init__` is compiled when the first record is made; comparing and showing need no code
of their own; what `dataclasses` wants to know for `fields` or `asdict` is worked out when it asks.
For the type checker this is `dataclasses.dataclass`.
"""

from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_IMPLICIT = ("__dict__", "__weakref__")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(**options: bool) -> Any:
        """A record; with `slots=True` one that has slots."""
        return lambda written: _record(written, options)

    def replace(record: Any, **changes: Any) -> Any:
        """A record that differs in some fields."""
        kept = {name: getattr(record, name) for name in record.__match_args__}
        return type(record)(**(kept | changes))


@dataclass_transform(frozen_default=True)
def plain(written: type[_T]) -> type[_T]:
    """A record with slots, frozen for the type checker and plain at run time.

    It is made in half the time, for what a large diagram makes by the million.
    """
    return dataclass(slots=True, unsafe_hash=True)(written)


def _dataclasses() -> Any:
    import dataclasses  # and `inspect` with it: a tenth of the time of a small diagram

    return dataclasses


def _record(written: type, options: dict[str, bool]) -> Any:
    names = tuple(getattr(written, "__annotations__", ()))
    members = {name: value for name, value in written.__dict__.items() if name not in (*names, *_IMPLICIT)}
    defaults = {name: written.__dict__[name] for name in names if name in written.__dict__}

    def begin(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _initialiser(made, names, defaults, frozen=options.get("frozen", False))
        made.__init__(self, *values, **named)

    if options.get("slots"):
        members["__slots__"] = names
    members |= {"__match_args__": names, "__init__": begin, "__repr__": _shown}
    members["__dataclass_fields__"] = _Fields(written, options)
    if options.get("eq", True):
        members |= _comparing(names, hashable=bool(options.get("frozen") or options.get("unsafe_hash")))
    if options.get("order"):
        members |= _ordering(names)
    if options.get("frozen"):
        members |= {"__setattr__": _refused, "__delattr__": _refused}
        members |= {"__getstate__": _state, "__setstate__": _restore}
    made: Any = type(written)(written.__name__, written.__bases__, members)
    made.__qualname__ = written.__qualname__
    return made


def _initialiser(made: Any, names: tuple[str, ...], defaults: dict[str, Any], *, frozen: bool) -> Any:
    """The `__init__` that `dataclasses` would write, but by the slots' own descriptors, which is faster."""
    scope: dict[str, Any] = {"factory": object()}
    parameters, lines = [], []
    for name in names:
        value = parameter = name
        if hasattr(defaults.get(name), "default_factory"):  # made by `dataclasses.field`
            scope[f"make_{name}"] = defaults[name].default_factory
            value, parameter = f"make_{name}() if {name} is factory else {name}", f"{name}=factory"
        elif name in defaults:
            scope[f"default_{name}"] = defaults[name]
            parameter = f"{name}=default_{name}"
        parameters.append(parameter)
        if not frozen:
            lines.append(f"self.{name} = {value}")
        elif "__slots__" in made.__dict__:
            scope[f"set_{name}"] = made.__dict__[name].__set__
            lines.append(f"set_{name}(self, {value})")
        else:
            lines.append(f"self.__dict__[{name!r}] = {value}")
    exec(f"def __init__(self, {', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), scope)
    initialiser = scope["__init__"]
    initialiser.__qualname__ = f"{made.__qualname__}.__init__"
    return initialiser


def _comparing(names: tuple[str, ...], *, hashable: bool) -> dict[str, Any]:
    """Equality by all fields, as `dataclasses` has it."""
    values: Any = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed if hashable else None}


def _ordering(names: tuple[str, ...]) -> dict[str, Any]:
    """Which comes first, by the first fields that differ."""

    def by(compare: Any) -> Any:
        def compared(self: Any, other: Any) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            mine, others = ([getattr(one, name) for name in names] for one in (self, other))
            return compare(mine, others)

        return compared

    return {"__lt__": by(lt), "__le__": by(le), "__gt__": by(gt), "__ge__": by(ge)}


def _shown(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({shown})"


def _refused(_: Any, name: str, *__: Any) -> None:
    raise _dataclasses().FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


class _Fields:
    """`__dataclass_fields__` of a record, once `dataclasses` asks for it."""

    def __init__(self, written: type, options: dict[str, bool]) -> None:
        self._written = written
        self._options = options

    def __get__(self, _: object, owner: Any) -> Any:
        complete = _dataclasses().dataclass(**self._options)(self._written)
        owner.__dataclass_fields__ = complete.__dataclass_fields__
        owner.__dataclass_params__ = complete.__dataclass_params__
        return owner.__dataclass_fields__
