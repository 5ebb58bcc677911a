"""The table of what engines permit is what an engine permits: each cell is measured, or says why not."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.engine.effective.cells import CELLS, Cell
from tests.engine.effective.kernel import TRIES, find_lacking
from tests.engine.effective.measure import run
from tests.engine.effective.table import find_rows, write_json, write_markdown
from tests.engine.effective.worlds import WORLDS
from tests.goldens import Golden

HERE = Path(__file__).parent


@pytest.mark.docker
@pytest.mark.swarm
def test_the_table_is_what_an_engine_permits(golden: Golden) -> None:
    lacking = find_lacking()
    settings = [(world.without(lacking), proxy) for world in WORLDS for proxy in (True, False)]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda setting: run(*setting), settings))
    rows = find_rows(runs, lacking)
    for row in rows:
        if not row["measured"] and row["userland_proxy"]:
            print(f"not measured: {row['source']} to {row['target']}: {row['why']}")
    golden(HERE / "measured.json", write_json(runs, lacking))
    golden(HERE / "measured.md", write_markdown(rows))


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_cell_that_needs_nothing_special_was_measured(cell: Cell) -> None:
    rows = [
        row for row in json.loads((HERE / "measured.json").read_text())["cells"] if row["cell"] == cell.name
    ]
    assert {row["userland_proxy"] for row in rows} == {True, False}
    assert cell.needs in ("", *TRIES)
    assert all(row["measured"] or (cell.needs in row["why"] and cell.needs and row["url"]) for row in rows)
