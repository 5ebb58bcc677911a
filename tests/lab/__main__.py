"""`python -m tests.lab up --nodes 3 --swarm`: engines to try things on by hand, up until Ctrl-C."""

import argparse
import signal

from tests.lab.lab import Lab


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.lab", description=__doc__)
    parser.add_argument("command", choices=["up"])
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--swarm", action="store_true")
    parser.add_argument("--option", action="append", default=[], help="an option of dockerd")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Lab(chosen.nodes, swarm=chosen.swarm, options=tuple(chosen.option)) as lab:
            for node in lab.nodes:
                print(f"DOCKER_HOST={node.url}", flush=True)
            print(
                f"# the probe is {lab.image}; up after {lab.seconds:.1f} s; Ctrl-C takes it down", flush=True
            )
            signal.pause()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
