"""`dotcompile render`: what is written where, and what it says when it cannot."""

from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

DIAGRAM = """digraph shop {
  customer [kind=actor]
  subgraph cluster_app { web; api; web -> api }
  subgraph cluster_data { db }
  customer -> web [port=443]
  cluster_app -> cluster_data
}"""
BEGINNINGS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"digraph shop {",
    "gv": b"digraph",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.dot"
    path.write_text(DIAGRAM)
    return path


def test_the_name_of_a_file_says_what_it_is(shop: Path) -> None:
    outputs = {ending: shop.with_name(f"out.{ending}") for ending in BEGINNINGS}
    words = [word for output in outputs.values() for word in ("-o", output)]
    assert dotcompile("render", shop, *words).code == 0
    for ending, output in outputs.items():
        assert output.read_bytes().startswith(BEGINNINGS[ending])


def test_the_same_bytes_each_time(shop: Path) -> None:
    first, second = shop.with_name("1.png"), shop.with_name("2.png")
    assert dotcompile("render", shop, "-o", first, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert dotcompile("render", shop).out == dotcompile("render", shop, "-o", "-").out


def test_standard_input_and_output() -> None:
    outcome = dotcompile("render", "-", stdin=DIAGRAM.encode())
    assert outcome.code == 0
    assert outcome.out.startswith("<svg ")
    assert ">shop<" in outcome.out
    assert ">2 zones, 3 services, 3 connections<" in outcome.out
    assert ">443<" in outcome.out


@pytest.mark.parametrize(
    ("words", "there", "missing"),
    [
        ((), "prefers-color-scheme:dark", "#nothing"),
        (("--theme", "light"), "#FFFFFF", "#0B1220"),
        (("--theme", "dark"), "#0B1220", "prefers-color-scheme"),
        (("--title", "A <b> title"), "A &lt;b&gt; title", ">shop<"),
        (("--no-legend",), ">web<", ">service link<"),
        (("--zones",), ">web, api<", ">web<"),
        (("--focus", "db", "--hops", "0"), ">db<", ">web<"),
        (("--focus", "customer"), ">web<", ">db<"),
    ],
)
def test_options(words: tuple[str, ...], there: str, missing: str, shop: Path) -> None:
    outcome = dotcompile("render", shop, *words)
    assert outcome.code == 0
    assert there in outcome.out
    assert missing not in outcome.out


def test_direction(shop: Path) -> None:
    sizes = []
    for direction in ("down", "right"):
        head = dotcompile("render", shop, "--direction", direction).out.partition('viewBox="0 0 ')[2]
        width, height = head.partition('"')[0].split()
        sizes.append(int(width) / int(height))
    assert sizes[0] < sizes[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "out.jpg"), "-o out.jpg: name the file `NAME.svg`, `NAME.png`"),
        (("--focus", "wep"), "there is nothing of this name: did you mean `web`?"),
        (("--hops", "-1"), "--hops is a number from 0 to 100"),
        (("--zoom", "99"), "--zoom is a number from 0.1 to 10"),
        (("-o", "out.png", "--font", "/nonexistent.ttf"), "--font /nonexistent.ttf: there is no such file"),
        (("--graph", "other"), "there is no graph `other`"),
    ],
)
def test_what_has_no_meaning(words: tuple[str, ...], said: str, shop: Path) -> None:
    outcome = dotcompile("render", shop, *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert not outcome.out


def test_the_diagram_is_not_written_over(shop: Path) -> None:
    linked = shop.with_name("linked.dot")
    linked.symlink_to(shop)
    for name in (shop, linked, f"{shop.parent}/./{shop.name}"):
        for words in (("render", shop, "-o", name), (shop, "--emit", name)):
            outcome = dotcompile(*words)
            assert (outcome.code, shop.read_text()) == (2, DIAGRAM)
            assert "written over what it is made from" in outcome.err


def test_a_faulty_diagram_is_drawn(shop: Path) -> None:
    shop.write_text(DIAGRAM.replace("db }", 'db [subnet="nonsense", replicas=many] }'))
    outcome = dotcompile("render", shop)
    assert outcome.code == 1
    assert outcome.out.startswith("<svg ")
    assert "so this may be wrong" in outcome.err


def test_several_diagrams_as_one(shop: Path) -> None:
    other = shop.with_name("other.dot")
    other.write_text("digraph { subgraph cluster_data { cache } api -> cache }")
    outcome = dotcompile("render", "--merge", shop, other)
    assert ">cache<" in outcome.out
    assert ">web<" in outcome.out


def test_characters_without_a_font(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dotcompile.cli.drawing.FONT_FOLDERS", {"linux": ()})
    shop.write_text(DIAGRAM.replace("db }", 'db [label="数据库"] }'))
    picture = shop.with_name("out.png")
    outcome = dotcompile("render", shop, "-o", picture)
    assert outcome.code == 0
    assert "install one, such as Debian's fonts-noto-cjk" in outcome.err
    assert picture.exists()
    picture.unlink()
    assert dotcompile("render", shop, "-o", picture, "--strict").code == 2
    assert not picture.exists()
    assert dotcompile("render", shop, "--strict").code == 0  # a browser has fonts of its own


def test_it_is_drawn_again_when_it_changes(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn, changed, drawn; nothing happens to it, not drawn; broken, told; and Ctrl-C."""
    picture, seen = shop.with_name("out.svg"), []
    texts = iter([DIAGRAM.replace("db", "store"), None, ""])

    def pause(_: float) -> None:
        seen.append(picture.read_text())
        picture.write_text("")
        try:
            text = next(texts)
        except StopIteration:
            raise KeyboardInterrupt from None
        if text is not None:
            shop.write_text(text)

    monkeypatch.setattr("dotcompile.cli.watching.sleep", pause)
    with pytest.raises(KeyboardInterrupt):
        dotcompile("render", shop, "-o", picture, "--watch")
    assert [">db<" in text for text in seen] == [True, False, False, False]
    assert [">store<" in text for text in seen] == [False, True, False, False]


def test_what_cannot_be_watched(shop: Path) -> None:
    assert "--watch goes with files" in dotcompile("render", shop, "--watch").err


def test_pictures_are_outputs_like_others(shop: Path) -> None:
    outputs = [shop.with_name(name) for name in ("compose.yml", "out.svg", "out.png")]
    words = [word for output in outputs for word in ("--emit", output)]
    assert dotcompile(shop, *words).code == 0
    assert outputs[0].read_text().startswith("# ") or "services:" in outputs[0].read_text()
    assert outputs[1].read_text().startswith("<svg ")
    assert outputs[2].read_bytes().startswith(b"\x89PNG")


def test_pictures_of_faulty_diagrams_are_outputs(shop: Path) -> None:
    shop.write_text(DIAGRAM.replace("db }", "db [replicas=many] }"))
    picture, compiled = shop.with_name("out.svg"), shop.with_name("compose.yml")
    assert dotcompile(shop, "--emit", picture, "--emit", compiled).code == 1
    assert picture.exists()
    assert not compiled.exists()
    assert "nothing is written" not in dotcompile(shop, "--emit", picture).err
