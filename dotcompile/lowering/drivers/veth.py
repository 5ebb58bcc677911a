"""Two containers joined by one wire. Engines make it as a network that only the two are on, and nobody else.

https://man7.org/linux/man-pages/man4/veth.4.html
"""

from dotcompile.lowering.drivers.driver import Driver

DRIVER = Driver("veth", options=(("mtu", "com.docker.network.driver.mtu"),), pair=True)
