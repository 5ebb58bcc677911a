"""The lab: throw-away Docker engines for tests, each a machine of its own, and nothing left of them.

    with Lab(3, swarm=True) as lab:     # tests/lab/lab.py; fixtures in tests/lab/fixtures.py
        lab.nodes[0].client             # docker.APIClient; .url, .environment for other clients
        lab.image                       # ID of the probe's image, on every node
        compose(lab, Path("compose.yml")).probe("web", ["db:5432/tcp"])     # tests/lab/compose.py

It needs root and the Debian packages `docker.io`, `iptables` and `iproute2`. `python -m tests.lab up` starts
one by hand.
"""
