"""The page of the Python API, in Markdown, made of what stands in `dotcompile/api.py`.

In: the text of that module, which is not imported. Out: its docstring, then each function with its
signature, then each class that functions return.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

_MODULE = Path(__file__).parents[2] / "api.py"


def text() -> str:
    """The page."""
    tree = ast.parse(_MODULE.read_text(encoding="utf-8"))
    return "\n".join(["# Python", "", *_page(tree)]).rstrip() + "\n"


def _page(tree: ast.Module) -> Iterator[str]:
    yield from _prose(ast.get_docstring(tree) or "")
    for wanted in (ast.FunctionDef, ast.ClassDef):
        for one in tree.body:
            if isinstance(one, wanted) and not one.name.startswith("_"):
                yield f"## {one.name}"
                yield ""
                yield "```python"
                yield from _signature(one)
                yield "```"
                yield ""
                yield from _prose(ast.get_docstring(one) or "")


def _signature(one: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    if isinstance(one, ast.ClassDef):
        fields = [ast.unparse(field) for field in one.body if isinstance(field, ast.AnnAssign)]
        yield f"class {one.name}{'(ValueError)' if not fields else ''}:"
        yield from (f"    {field}" for field in fields or ("findings: tuple[Finding, ...]",))
        return
    given = one.args
    defaults = [""] * (len(given.args) - len(given.defaults)) + [
        f" = {ast.unparse(it)}" for it in given.defaults
    ]
    words = [_argument(argument, default) for argument, default in zip(given.args, defaults, strict=True)]
    words += ["*"] if given.kwonlyargs else []
    for argument, value in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        words.append(_argument(argument, "" if value is None else f" = {ast.unparse(value)}"))
    result = "" if one.returns is None else f" -> {_plain(one.returns)}"
    yield f"def {one.name}("
    yield from (f"    {word}," for word in words)
    yield f"){result}: ..."


def _argument(argument: ast.arg, default: str) -> str:
    return f"{argument.arg}: {'' if argument.annotation is None else _plain(argument.annotation)}{default}"


def _plain(annotation: ast.expr) -> str:
    """A type without the quotes that it has so that nothing is imported for it."""
    return str(annotation.value) if isinstance(annotation, ast.Constant) else ast.unparse(annotation)


def _prose(docstring: str) -> Iterator[str]:
    """Paragraphs, with what is an example in a block of code."""
    inside = False
    for line in docstring.splitlines():
        if line.startswith(">>> ") and not inside:
            yield "```pycon"
            inside = True
        elif not line and inside:
            yield "```"
            inside = False
        yield line
    if inside:
        yield "```"
    yield ""
