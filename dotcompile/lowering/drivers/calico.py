"""Calico: routes between hosts. Its networks take their addresses from its own manager, and have no options.

https://github.com/projectcalico/libnetwork-plugin#supported-options-for-confguration
"""

from dotcompile.lowering.drivers.driver import Driver

DRIVER = Driver("calico", knows=(), ipam_driver="calico-ipam", plugins=("calico/libnetwork-plugin",))
