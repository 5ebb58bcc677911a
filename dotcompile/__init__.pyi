from dotcompile.api import check as check
from dotcompile.api import compile as compile  # noqa: A004  # it is `dotcompile.compile`
from dotcompile.api import explain as explain
from dotcompile.api import from_pydot as from_pydot
from dotcompile.api import plan as plan
from dotcompile.api import to_pydot as to_pydot

__version__: str
