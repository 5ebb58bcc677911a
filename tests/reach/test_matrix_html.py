"""The matrix as a page: what it shows, and that names of a diagram are never more than text in it."""

from html.parser import HTMLParser

from dotcompile.reach import matrix_html
from dotcompile.reach.matrix import fill
from tests.reach.drawn import Drawing


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())


def page(drawing: Drawing, paths: bool = False) -> Page:
    return Page(matrix_html.render(fill(drawing.topology(), drawing.connections(), paths)))


def test_a_pair_has_a_cell_with_its_ports() -> None:
    found = page(Drawing().actor("user").service("web", ports="80").link("user -> web", "web -> db: 5432"))
    titles = [attributes["title"] for tag, attributes in found.elements if attributes.get("class") == "pair"]
    assert titles == ["web -> db: 5432 by drawn", "user -> web: 80 by drawn"]
    assert sum(tag == "tr" for tag, _ in found.elements) == 4


def test_paths_have_their_length() -> None:
    found = page(Drawing().link("a -> b", "b -> c"), paths=True)
    assert "2" in found.text


def test_a_large_one_is_a_list() -> None:
    names = [f"s{number}" for number in range(matrix_html.TABLE + 1)]
    found = page(Drawing().service(*names).link("s0 -> s1"))
    assert "table" not in [tag for tag, _ in found.elements]
    assert "s0 -> s1: any by drawn" in found.text


def test_hostile_names_are_text() -> None:
    name = '"><script>alert(1)</script><img/src=x/onerror=alert(1)>'
    found = page(Drawing().link(f"{name} -> db"))
    tags = {tag for tag, _ in found.elements}
    assert tags.isdisjoint({"script", "img"})
    assert name in found.text
    assert not [key for _, attributes in found.elements for key in attributes if key.startswith("on")]
