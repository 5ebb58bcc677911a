"""Whether this machine can run a lab, for whoever has to know before anything of it is imported."""

import os
import shutil

#: The path with where Debian has what only root runs.
SYSTEM = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
NEEDED = ("docker", "dockerd", "containerd", "runc", "iptables", "ip", "unshare", "nsenter")


def is_possible() -> bool:
    return os.geteuid() == 0 and all(shutil.which(name, path=SYSTEM) for name in NEEDED)
