"""The network of another service: one sandbox, two containers.

https://docs.docker.com/engine/network/#container-networks
"""

from dotcompile.lowering.drivers.driver import Driver, Place

DRIVER = Driver("container", Place.WITHIN, modes=("container", "service"))
