"""Paths, layers and independence against what import-linter finds by grimp, on larger random graphs."""

import random

from grimp import ImportGraph

from dotcompile.model.topology import Topology
from tests.reach.drawn import Drawing
from tests.rules.judged import judgement
from tests.soak import Soak


class Modules:
    """Random modules, most of them in packages, and who imports whom: as a graph and as a diagram."""

    def __init__(self, rng: random.Random) -> None:
        packages = [f"p{number}" for number in range(rng.randint(3, 6))]
        self.packages = {
            package: [f"{package}.m{number}" for number in range(rng.randint(1, 12))] for package in packages
        }
        free = [f"free{number}" for number in range(rng.randint(0, 20))]
        self.names = [*free, *(name for names in self.packages.values() for name in names)]
        self.graph = ImportGraph()
        for name in (*packages, *self.names):
            self.graph.add_module(name)
        drawing = Drawing().service(*self.names)
        for _ in range(rng.randint(1, len(self.names))):
            importer, imported = rng.sample(self.names, 2)
            # Mostly upward by name, or everything would reach everything.
            importer, imported = (importer, imported) if rng.random() < 0.1 else sorted((importer, imported))
            if not self.graph.direct_import_exists(importer=importer, imported=imported):
                self.graph.add_import(importer=importer, imported=imported)
                drawing.link(f"{importer} -> {imported}")
        for package, names in self.packages.items():
            drawing.zone(package, *names)
        self.topology: Topology = drawing.topology()


def test_chains_are_those_of_grimp(soak: Soak) -> None:
    for _ in range(soak.count(40)):
        modules = Modules(soak.random)
        pairs = [soak.random.sample(modules.names, 2) for _ in range(20)]
        found = judgement(modules.topology, "\n".join(f"deny {one} ->> {other}" for one, other in pairs))
        for (one, other), verdict in zip(pairs, found.verdicts, strict=True):
            chain = modules.graph.find_shortest_chain(importer=one, imported=other)
            assert str(verdict.word) == ("broken" if chain else "holds")
            if chain:
                (_, finding), *_ = verdict.findings
                assert finding.message.count(" -> ") == len(chain) - 1


def test_layers_and_independence_are_those_of_import_linter(soak: Soak) -> None:
    broken = 0
    for _ in range(soak.count(100)):
        modules = Modules(soak.random)
        packages = list(modules.packages)
        soak.random.shuffle(packages)
        layers = packages[: soak.random.randint(2, len(packages))]
        zones = [f"zone:{package}" for package in layers]
        rules = f"layers {' > '.join(zones)}\nindependent {', '.join(zones)}"
        of_layers, of_independence = judgement(modules.topology, rules).verdicts
        illegal = modules.graph.find_illegal_dependencies_for_layers(layers=layers)
        assert (str(of_layers.word) == "broken") is bool(illegal)
        dependent = modules.graph.find_illegal_dependencies_for_layers(layers=[set(layers)])
        assert (str(of_independence.word) == "broken") is bool(dependent)
        broken += bool(illegal) + bool(dependent)
    soak.figures |= {"graphs": soak.count(100), "broken": broken}
