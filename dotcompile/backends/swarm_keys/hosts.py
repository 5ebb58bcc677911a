"""Labels of hosts, which stack files cannot give.

In: hosts with their labels. Out: the commands that label them, for a manager.
https://docs.docker.com/reference/cli/docker/node/update/
"""

import shlex
from collections.abc import Iterator, Sequence

from dotcompile.backends.yaml import commented
from dotcompile.lowering.deployment import LabelledHost


def label_script(hosts: Sequence[LabelledHost], name: str) -> str:
    """A script that labels the hosts; run again, it says the same again."""
    told = commented(f"Made by dotcompile: the labels of hosts by which {name} places services.")
    return f"#!/bin/sh\nset -e\n{told}" + "".join(f"{line}\n" for line in _lines(hosts))


def _lines(hosts: Sequence[LabelledHost]) -> Iterator[str]:
    for one in hosts:
        labels = " ".join(f"--label-add {shlex.quote(f'{key}={value}')}" for key, value in one.labels)
        yield f"docker node update {labels} {shlex.quote(one.host)}"
