"""dotcompile: a compiler for architecture diagrams drawn in Graphviz DOT.

Text is parsed to a tree, and the tree is checked. Each stage is a function from a frozen value to a frozen
value and findings; `dotcompile.pipeline` reads like that sentence.
"""

__version__ = "0.1.0"
