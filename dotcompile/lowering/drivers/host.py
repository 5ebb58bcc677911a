"""No network of its own: a service is in its host's sandbox.

https://docs.docker.com/engine/network/drivers/host/
"""

from dotcompile.lowering.drivers.driver import Driver, Place

DRIVER = Driver("host", Place.HOST, modes=("host",))
