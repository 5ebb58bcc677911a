"""What this machine's kernel lacks of what some networks need, found by trying in a network namespace."""

import subprocess

KEY = "0x" + "00" * 20
TRIES = {
    "ESP": f"ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 1 aead 'rfc4106(gcm(aes))' {KEY} 128",
    "IPVS": "test -e /proc/net/ip_vs || { modprobe ip_vs && test -e /proc/net/ip_vs; }",
    "dummy device": "ip link add one type dummy",
    "ipvlan": "ip link add one type veth peer name two && ip link add three link one type ipvlan",
}


def find_lacking() -> set[str]:
    """The names of `TRIES` that do not work here."""
    return {name for name, command in TRIES.items() if not _works(command)}


def _works(command: str) -> bool:
    done = subprocess.run(["unshare", "--net", "sh", "-c", command], capture_output=True, timeout=30)
    return done.returncode == 0
