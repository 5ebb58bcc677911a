"""The drivers that are known; any other is a plugin, whose name and options are passed on as they are."""

from dotcompile.lowering.drivers import (
    bridge,
    calico,
    container,
    flannel,
    host,
    ipvlan,
    macvlan,
    none,
    overlay,
    ovs,
    veth,
    weave,
)
from dotcompile.lowering.drivers.driver import Driver, Place
from dotcompile.model.topology import Settings
from dotcompile.records import replace

DRIVERS = (
    bridge.DRIVER,
    overlay.DRIVER,
    macvlan.DRIVER,
    ipvlan.DRIVER,
    veth.DRIVER,
    weave.DRIVER,
    calico.DRIVER,
    flannel.DRIVER,
    ovs.DRIVER,
    host.DRIVER,
    none.DRIVER,
    container.DRIVER,
)

OPTION = "opt_"
"""What the name of an attribute begins with that is an option of a driver."""

#: As the engine's own drivers call them.
_OPTIONS = (("mtu", "com.docker.network.driver.mtu"), ("encrypted", "encrypted"), ("parent", "parent"))
_BY_NAME = {
    name: driver
    for driver in DRIVERS
    if driver.place is not Place.WITHIN
    for name in (driver.name, *driver.plugins)
}
_BY_MODE = {mode: driver for driver in DRIVERS for mode in driver.modes}


def find_driver(name: str) -> Driver:
    """The driver of a network; a plugin of any version is known by its name without it."""
    known = _BY_NAME.get(name) or _BY_NAME.get(_without_tag(name))
    if known is None:
        return Driver(name, options=_OPTIONS)
    return known if known.name == name else replace(known, name=name)


def own_driver(*, cluster: bool) -> Driver:
    """What an engine, or a cluster of them, makes networks with if nobody says how."""
    return overlay.DRIVER if cluster else bridge.DRIVER


def driver_of_mode(mode: str) -> Driver:
    """The driver that a service's `network_mode` means."""
    return _BY_MODE[mode]


def options_of(driver: Driver, settings: Settings, *, internal: bool) -> dict[str, str]:
    """The options of a network: attributes by the driver's names for them, and what `opt_` says.

    One that is internal is made without what would lead out of it.
    """
    options = {
        key: _written(settings[name].value)
        for name, key in driver.options
        if name in settings and settings[name].value is not False
    }
    said = ((name, value) for name, value in settings.items() if name.startswith(OPTION))
    options |= {name.removeprefix(OPTION): value.value for name, value in said}
    if internal:
        options.pop(driver.way_out, None)
    return options


def _without_tag(name: str) -> str:
    head, colon, tag = name.rpartition(":")
    return head if colon and "/" not in tag else name


def _written(value: object) -> str:
    """An option's text: the engine takes `encrypted` for said if it is there at all."""
    return "" if value is True else str(value)
