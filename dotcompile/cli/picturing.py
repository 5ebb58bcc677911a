"""Which files are pictures, by their names, and what each is to hold."""

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import STDOUT

FORMS = {".svg": "svg", ".png": "png", ".pdf": "pdf", ".dot": "dot", ".gv": "dot", ".html": "html"}


#: The form that answers questions, and so is made of more than what is drawn.
PAGE = "html"


def is_picture(path: str) -> bool:
    """Whether a file is a picture; standard output is one only where nothing else can be meant."""
    return path.lower().endswith(tuple(FORMS))


def form_of(path: str) -> str:
    """What a file is to hold."""
    if path == STDOUT:
        return "svg"
    for ending, form in FORMS.items():
        if path.lower().endswith(ending):
            return form
    raise UsageError(f"-o {path}: name the file {', '.join(f'`NAME{ending}`' for ending in FORMS)}")
