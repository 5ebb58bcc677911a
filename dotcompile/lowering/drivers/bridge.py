"""Networks of one engine: a bridge on its host.

The engine's own pools are 172.17.0.0/16 to 172.31.0.0/16 and 192.168.0.0/16 cut in twenties: 31 networks, one
of which is the engine's own bridge.
https://docs.docker.com/engine/network/drivers/bridge/#options
https://github.com/moby/moby/blob/v20.10.27/libnetwork/ipamutils/utils.go
"""

from dotcompile.lowering.drivers.driver import TRUTH, Driver, Option

_MTU = "com.docker.network.driver.mtu"
_BRIDGE = "com.docker.network.bridge"
_GATEWAYS = ("nat", "nat-unprotected", "routed", "isolated")

DRIVER = Driver(
    "bridge",
    modes=("bridge",),
    options=(("mtu", _MTU),),
    knows=(
        Option(_MTU),
        Option(f"{_BRIDGE}.name"),
        Option(f"{_BRIDGE}.enable_icc", TRUTH),
        Option(f"{_BRIDGE}.enable_ip_masquerade", TRUTH),
        Option(f"{_BRIDGE}.host_binding_ipv4"),
        Option(f"{_BRIDGE}.gateway_mode_ipv4", _GATEWAYS),
        Option(f"{_BRIDGE}.gateway_mode_ipv6", _GATEWAYS),
        Option(f"{_BRIDGE}.inhibit_ipv4", TRUTH),
        Option(f"{_BRIDGE}.trusted_host_interfaces"),
        Option("com.docker.network.container_iface_prefix"),
        Option("com.docker.network.host_ipv4"),
        Option("com.docker.network.host_ipv6"),
    ),
    networks=30,
    prefix=20,
)
