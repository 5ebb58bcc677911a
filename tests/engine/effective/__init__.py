"""What a real engine lets through, measured: `measured.json` for programs, `measured.md` for people.

`test_measured.py` builds two *worlds*, one on a single engine and one on a Swarm of two nodes, and tries
every way from every service to every other. All listen on 80/tcp, 81/tcp and 53/udp, but one in host mode
on 7080/tcp, 7081/tcp and 7053/udp, and one in another's sandbox on 82/tcp. `measured.json` is one object:

"worlds"  {NAME: world}, NAME being "engine" or "swarm". A world has the fields of `reach.facts.Facts`, with
          services by name instead of number:
    "services"   [NAME...]
    "modes"      {SERVICE: "host" | "none"}; who is not in it has a sandbox of its own
    "shares"     {SERVICE: SERVICE}, whose sandbox it is in
    "nodes"      {SERVICE: NODE}, the machine of the cluster that it ran on; empty for "engine"
    "networks"   [{"name", "driver", "internal", "icc", "attachable", "members": [SERVICE...]}]
    "published"  [{"service", "container": PORT, "protocol": "tcp" | "udp", "host": PORT, "address": "" or one
                 of the host's, "direct": bool}]
"runs"    [{"world", "version": "20.10", "userland_proxy": bool, "lacking": [WHAT THE KERNEL LACKS...],
          "open": [{"source", "target", "port": "80/tcp", "via": [WAY...]}]}]
          Source and target are services or "outside", a machine on the network of the hosts that is none of
          them and has set a route to the containers' addresses. The port is the target's own. A WAY is
          "address", one of the addresses of the target's sandbox; "virtual", the address of its service;
          "published", a host's port that leads to it; "host", an address of the host whose sandbox it is in.
          Whatever is not listed was tried and was closed. Where a kernel lacks "IPVS", nothing is "virtual",
          and no host passes on a port that is not "direct".
"cells"   [{"cell": ID, "source": TEXT, "target": TEXT, "world", "version", "userland_proxy": bool,
          "open": bool, "measured": bool, "why": TEXT, "url": URL}]
          The rows of the documentation's table, in each setting. "why" and "url" are empty where "measured"
          is true; else they say what the kernel lacks and where the answer is documented.
"""
