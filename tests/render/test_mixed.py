"""Texts of several scripts are cut for PNG, and each piece stands where it stood."""

from xml.etree import ElementTree

import pytest

from dotcompile.render.engraving import text_at
from dotcompile.render.mixed import cut_texts
from dotcompile.render.text import runs_of, width_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain & <simple>", ["plain & <simple>"]),
        ("数据中心", ["数据中心"]),
        ("数据中心 A", ["数据中心", " A"]),
        ("DR 灾备 site", ["DR ", "灾备", " site"]),
        ("e\u0301 中\u3099b", ["e\u0301 ", "中\u3099", "b"]),
        ("\U0001f468\u200d\U0001f467 x", ["\U0001f468\u200d\U0001f467", " x"]),
        ("شبكة 中 داخلية", ["شبكة 中 داخلية"]),
        ("", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert runs_of(text) == runs


@pytest.mark.parametrize("class_", ["name", "label", "name middle"])
def test_pieces_stand_where_the_text_stood(class_: str) -> None:
    text = "DR & 灾备 <x>"
    cut = ElementTree.fromstring(cut_texts(text_at(100, 20, text, class_)))
    places = [float(one.attrib["x"]) for one in cut]
    assert "".join(one.text or "" for one in cut) == text
    assert places == sorted(places)
    size, bold = (11.5, False) if class_ == "label" else (13, True)
    widths = [width_of(one.text or "", size, bold=bold) for one in cut]
    is_middle = class_ != "name"
    left = places[0] - (widths[0] / 2 if is_middle else 0)
    right = places[-1] + widths[-1] / (2 if is_middle else 1)
    assert right - left == pytest.approx(width_of(text, size, bold=bold), abs=0.2)
    assert (left + right) / 2 == pytest.approx(100, abs=0.2) or not is_middle


def test_what_needs_no_cut_stays_as_it_is() -> None:
    svg = text_at(1, 2, "plain", "name") + text_at(1, 2, "中文 a", "name", 30)
    assert cut_texts(svg) == svg
