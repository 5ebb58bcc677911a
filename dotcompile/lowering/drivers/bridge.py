"""Networks of one engine: a bridge on its host.

The engine's own pools are 172.17.0.0/16 to 172.31.0.0/16 and 192.168.0.0/16 cut in twenties: 31 networks, one
of which is the engine's own bridge.
https://docs.docker.com/engine/network/drivers/bridge/
https://github.com/moby/moby/blob/v20.10.27/libnetwork/ipamutils/utils.go
"""

from dotcompile.lowering.drivers.driver import Driver

DRIVER = Driver(
    "bridge", modes=("bridge",), options=(("mtu", "com.docker.network.driver.mtu"),), networks=30, prefix=20
)
