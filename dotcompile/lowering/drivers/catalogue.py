"""The drivers that are known; any other is a plugin, whose name and options are passed on as they are."""

from dotcompile.lowering.drivers import bridge, container, host, none, overlay
from dotcompile.lowering.drivers.driver import Driver, Place
from dotcompile.model.topology import Settings

DRIVERS = (bridge.DRIVER, overlay.DRIVER, host.DRIVER, none.DRIVER, container.DRIVER)

_OPTION = "opt_"
#: As the engine's own drivers call them, and macvlan, ipvlan.
_OPTIONS = (("mtu", "com.docker.network.driver.mtu"), ("encrypted", "encrypted"), ("parent", "parent"))
_BY_NAME = {driver.name: driver for driver in DRIVERS if driver.place is not Place.WITHIN}
_BY_MODE = {mode: driver for driver in DRIVERS for mode in driver.modes}


def find_driver(name: str) -> Driver:
    """The driver of a network."""
    return _BY_NAME.get(name) or Driver(name, options=_OPTIONS)


def driver_of_mode(mode: str) -> Driver:
    """The driver that a service's `network_mode` means."""
    return _BY_MODE[mode]


def options_of(driver: Driver, settings: Settings) -> dict[str, str]:
    """The options of a network: attributes by the driver's names for them, and what `opt_` says."""
    options = {
        key: _written(settings[name].value)
        for name, key in driver.options
        if name in settings and settings[name].value is not False
    }
    said = ((name, value) for name, value in settings.items() if name.startswith(_OPTION))
    return options | {name.removeprefix(_OPTION): value.value for name, value in said}


def _written(value: object) -> str:
    """An option's text: the engine takes `encrypted` for said if it is there at all."""
    return "" if value is True else str(value)
