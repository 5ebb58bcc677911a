"""Flannel: a subnet for each host, set up by its own daemon; what makes a network has nothing to say to it.

https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md
"""

from dotcompile.lowering.drivers.driver import Driver

DRIVER = Driver("flannel", knows=())
