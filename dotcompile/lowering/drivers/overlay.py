"""Networks of a cluster: VXLAN between its hosts.

A network whose addresses nobody says is a /24 of 10.0.0.0/8, of which the routing mesh has the first.
https://docs.docker.com/engine/network/drivers/overlay/
https://docs.docker.com/engine/swarm/swarm-mode/#configuring-default-address-pools
"""

from dotcompile.lowering.drivers.driver import Driver

DRIVER = Driver(
    "overlay",
    options=(("mtu", "com.docker.network.driver.mtu"), ("encrypted", "encrypted")),
    networks=65_535,
    balancers=True,
)
