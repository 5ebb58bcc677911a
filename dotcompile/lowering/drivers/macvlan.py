"""Networks on an interface of the host: each container has a hardware address of its own on the LAN.

The engine looks at `parent` and `macvlan_mode` alone: the packets are as large as the parent's.
https://docs.docker.com/engine/network/drivers/macvlan/
https://github.com/moby/moby/blob/v20.10.27/libnetwork/drivers/macvlan/macvlan_network.go
"""

from dotcompile.lowering.drivers.driver import Driver, Option

DRIVER = Driver(
    "macvlan",
    options=(("parent", "parent"),),
    knows=(Option("parent"), Option("macvlan_mode", ("bridge", "private", "vepa", "passthru"))),
    per_host=True,
    way_out="parent",
    lan=True,
)
