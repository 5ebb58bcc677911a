"""Open vSwitch: a switch on each host, by a plugin that works on one host at a time.

https://github.com/gopher-net/docker-ovs-plugin
"""

from dotcompile.lowering.drivers.driver import Driver, Option

_BRIDGE = "net.gopher.ovs.bridge"

DRIVER = Driver(
    "ovs",
    options=(("mtu", f"{_BRIDGE}.mtu"), ("parent", f"{_BRIDGE}.bind_interface")),
    knows=(
        Option(f"{_BRIDGE}.name"),
        Option(f"{_BRIDGE}.mtu"),
        Option(f"{_BRIDGE}.mode", ("nat", "flat")),
        Option(f"{_BRIDGE}.bind_interface"),
    ),
    per_host=True,
    way_out=f"{_BRIDGE}.bind_interface",
)
