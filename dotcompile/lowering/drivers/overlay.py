"""Networks of a cluster: VXLAN between its hosts.

A network whose addresses nobody says is a /24 of 10.0.0.0/8, of which the routing mesh has the first.
https://docs.docker.com/engine/network/drivers/overlay/
https://docs.docker.com/engine/swarm/swarm-mode/#configuring-default-address-pools
"""

from dotcompile.lowering.drivers.driver import Driver, Option

_MTU = "com.docker.network.driver.mtu"

DRIVER = Driver(
    "overlay",
    options=(("mtu", _MTU), ("encrypted", "encrypted")),
    # Whatever `encrypted` says, the engine takes it for said if it is there at all.
    knows=(Option(_MTU), Option("encrypted"), Option("com.docker.network.driver.overlay.vxlanid_list")),
    networks=65_535,
    balancers=True,
)
