"""Networks on an interface of the host, whose hardware address all containers share.

With `ipvlan_mode=l3` the host routes between its containers, and the LAN needs a route to them.
https://docs.docker.com/engine/network/drivers/ipvlan/
https://github.com/moby/moby/blob/master/daemon/libnetwork/drivers/ipvlan/ipvlan.go
"""

from dotcompile.lowering.drivers.driver import Driver, Option

DRIVER = Driver(
    "ipvlan",
    options=(("parent", "parent"),),
    knows=(
        Option("parent"),
        Option("ipvlan_mode", ("l2", "l3", "l3s")),
        Option("ipvlan_flag", ("bridge", "private", "vepa")),
    ),
    per_host=True,
    way_out="parent",
    lan=True,
)
