"""Weave Net: a tunnel between hosts. Of its two plugins, the one with a vendor's name works on a Swarm.

https://rajch.github.io/weave/install/plugin/plugin-how-it-works.html
"""

from dotcompile.lowering.drivers.driver import TRUTH, Driver, Option

DRIVER = Driver(
    "weave",
    knows=(Option("works.weave.multicast", TRUTH),),
    plugins=("weavemesh", "weaveworks/net-plugin", "store/weaveworks/net-plugin", "rajchaudhuri/net-plugin"),
)
