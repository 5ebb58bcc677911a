"""No network at all: a service has nothing but its loopback.

https://docs.docker.com/engine/network/drivers/none/
"""

from dotcompile.lowering.drivers.driver import Driver, Place

DRIVER = Driver("none", Place.NOTHING, modes=("none",))
