"""What is said to a driver that it does not know, or cannot do.

In: the settings of networks, with their drivers. Out: findings, at the place where each option is said.
"""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.driver_kinds import DRIVER_OPTION_UNKNOWN, DRIVER_OPTION_VALUE, WAY_OUT_LEFT_OUT
from dotcompile.lowering.drivers.catalogue import OPTION
from dotcompile.lowering.drivers.driver import Driver, Option
from dotcompile.model.spelling import nearest_word
from dotcompile.model.topology import Settings, Value
from dotcompile.model.values.form import shown

_SHOWN = 6


def find_misfits(name: str, driver: Driver, settings: Settings, *, internal: bool) -> Iterator[Diagnostic]:
    """The findings about one network."""
    if driver.knows is not None:
        known = {option.name: option for option in driver.knows}
        for key, value in settings.items():
            if key.startswith(OPTION):
                option = known.get(key.removeprefix(OPTION))
                if option is None:
                    yield _unknown(driver, key, list(known), value)
                elif option.values and value.value not in option.values:
                    yield _bad_value(driver, option, value)
    if internal and driver.way_out:
        yield from _left_out(name, driver, settings)


def _unknown(driver: Driver, key: str, known: list[str], value: Value) -> Diagnostic:
    said = key.removeprefix(OPTION)
    near = nearest_word(said, known) or _nearest_end(said, known)
    message = f"the driver {shown(driver.name)} has no option {shown(said)}"
    message += f"; did you mean `{OPTION}{near}`?" if near else ""
    listed = ", ".join(f"`{name}`" for name in known[:_SHOWN])
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    help_ = f"it has {listed}{more}" if known else "it has no options: take this one away"
    return Diagnostic(DRIVER_OPTION_UNKNOWN, message, value.span, help=help_)


def _nearest_end(said: str, known: list[str]) -> str | None:
    """The option that is meant by its last word: `mode` for `macvlan_mode`, `name` for `….bridge.name`."""
    return next((name for name in known if name.endswith((f"_{said}", f".{said}"))), None)


def _bad_value(driver: Driver, option: Option, value: Value) -> Diagnostic:
    near = nearest_word(str(value.value), option.values)
    message = f"{shown(str(value.value))} is nothing that {shown(driver.name)} takes for `{option.name}`"
    message += f"; did you mean `{near}`?" if near else ""
    help_ = f"the value is {', '.join(option.values[:-1])} or {option.values[-1]}"
    return Diagnostic(DRIVER_OPTION_VALUE, message, value.span, help=help_)


def _left_out(name: str, driver: Driver, settings: Settings) -> Iterator[Diagnostic]:
    for attribute in (
        *(name for name, key in driver.options if key == driver.way_out),
        OPTION + driver.way_out,
    ):
        if attribute in settings:
            said = settings[attribute]
            message = (
                f"{shown(name)} is internal, and is made without its `{attribute}` {shown(str(said.value))}"
            )
            help_ = "`egress=open` on it lets its services out there; without the interface nothing leads out"
            yield Diagnostic(WAY_OUT_LEFT_OUT, message, said.span, help=help_)
