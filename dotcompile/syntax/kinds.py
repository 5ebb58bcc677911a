"""What can be wrong with a text as DOT: the kinds of finding, each with its page.

A page's example that is at fault names the kind on the line where it is found; its last example is the way
to write it.
"""

from dotcompile.diagnostics import Kind, Severity

UNDECODABLE_BYTES = Kind(
    "DC001",
    "undecodable-bytes",
    Severity.ERROR,
    "Graphviz guesses what the bytes mean, so names and labels come out wrong.",
    """DOT is UTF-8. A file in another encoding has to say so, and then the whole of it is read that
way. Bytes that the encoding does not have are read as U+FFFD, so that the rest of the file can be checked.

Graphviz knows UTF-8, Latin-1 and Big5. Saving the file as UTF-8 is best; this reads a file in Latin-1:

```dot
digraph {
    charset = latin1
    web -> db
}
```
""",
)

BYTE_ORDER_MARK = Kind(
    "DC002",
    "byte-order-mark",
    Severity.NOTE,
    "Graphviz refuses a file that begins with a byte-order mark.",
    """Some editors put a mark before the text that says in which encoding it is. It is not seen, and here it
is skipped and obeyed, but Graphviz takes it for a part of the first word, and UTF-16 for noise.

Save the file as UTF-8 without the mark.
""",
)

UNEXPECTED = Kind(
    "DC003",
    "unexpected",
    Severity.ERROR,
    "The text stops being DOT here, so whatever follows may not be what it seems.",
    """Something stands where DOT does not have it: a word too many, a sign too few.

```dot
digraph {
    web -> -> db  // expect: unexpected
}
```

Write what the grammar has there. A statement is a node, an edge, an attribute or a subgraph:

```dot
digraph {
    web -> db
}
```
""",
)

WRONG_ARROW = Kind(
    "DC004",
    "wrong-arrow",
    Severity.ERROR,
    "Graphviz refuses the whole file, since the arrow says otherwise than the graph's first word.",
    """A `digraph` has `->`, a `graph` has `--`; one file cannot mix them.

```dot
digraph {
    web -- db  // expect: wrong-arrow
}
```

Who opens the connection stands before `->`, who listens behind it:

```dot
digraph {
    web -> db
}
```
""",
)

UNCLOSED_STRING = Kind(
    "DC005",
    "unclosed-string",
    Severity.ERROR,
    "A string without its second quote swallows the text up to the next quote, and turns all after it round.",
    """A quoted string may go on over several lines, so a forgotten quote shows only further down. The
place told is where a quote makes the rest of the text sound again.

```dot
digraph {
    web [label="Web server];  // expect: unclosed-string
    db [label="Database"];
}
```

Close the string on its line; within it, a quote is written `\\"`:

```dot
digraph {
    web [label="Web server"];
    db [label="Database"];
}
```
""",
)

UNCLOSED_HTML = Kind(
    "DC006",
    "unclosed-html",
    Severity.ERROR,
    "An HTML-like string ends where its angle brackets balance, and these never do.",
    """Every `<` inside `<…>` needs its `>`.

```dot
digraph {
    web [label=<<b>Web</b>];  // expect: unclosed-html
}
```

```dot
digraph {
    web [label=<<b>Web</b>>];
}
```
""",
)

UNCLOSED_COMMENT = Kind(
    "DC007",
    "unclosed-comment",
    Severity.ERROR,
    "A comment that is never closed hides the rest of the file.",
    """```dot
digraph {
    web -> db  /* the main path   // expect: unclosed-comment
}
```

```dot
digraph {
    web -> db  /* the main path */
}
```
""",
)

UNCLOSED_BRACE = Kind(
    "DC008",
    "unclosed-brace",
    Severity.ERROR,
    "Without its closing brace a zone takes in whatever follows it.",
    """A `{` has no `}`. The end of the file is the last place where that can show; the place told is
where the indentation says that the brace was forgotten.

```dot
digraph {
    subgraph cluster_data {
        db  // expect: unclosed-brace
    web -> db
}
```

```dot
digraph {
    subgraph cluster_data {
        db
    }
    web -> db
}
```
""",
)

STRAY_BRACE = Kind(
    "DC009",
    "stray-brace",
    Severity.ERROR,
    "The brace closes the graph too early: what follows belongs to no graph.",
    """There is a `}` too many, or a `{` is missing before it.

```dot
digraph {
    web -> db
    }  // expect: stray-brace
    db -> backup
}
```

```dot
digraph {
    web -> db
    db -> backup
}
```
""",
)

NO_GRAPH = Kind(
    "DC010",
    "no-graph",
    Severity.ERROR,
    "Graphviz refuses a file without a graph.",
    """The file holds no graph: it is empty, or all of it is a comment.

```dot
// expect: no-graph
```

```dot
digraph {
}
```
""",
)

OUTSIDE_GRAPH = Kind(
    "DC011",
    "outside-graph",
    Severity.ERROR,
    "Text outside `{ … }` belongs to no graph and means nothing.",
    """A file is a row of graphs: `digraph NAME { … }` or `graph NAME { … }`.

```dot
web -> db  // expect: outside-graph
```

```dot
digraph {
    web -> db
}
```
""",
)

IGNORED_TAIL = Kind(
    "DC012",
    "ignored-tail",
    Severity.WARNING,
    "Graphviz stops reading here without a word, so a graph that follows would never be seen.",
    """After the last graph stands the beginning of a string or comment that is never closed. Graphviz
takes it for the end of the file.

```dot
digraph {
    web -> db
}"  // expect: ignored-tail
```

```dot
digraph {
    web -> db
}
```
""",
)

SPLIT_NUMBER = Kind(
    "DC013",
    "split-number",
    Severity.WARNING,
    "A number that runs into letters is read as two ids, so there are two nodes where one was meant.",
    """An id is either a number or a name that does not begin with a digit. `2nd` is neither.

```dot
digraph {
    web -> 2nd  // expect: split-number
}
```

Quote it:

```dot
digraph {
    web -> "2nd"
}
```
""",
)

KEYWORD_AS_NAME = Kind(
    "DC014",
    "keyword-as-name",
    Severity.ERROR,
    "`node`, `edge`, `graph`, `digraph`, `subgraph` and `strict` are DOT's own words, whatever their case.",
    """```dot
digraph {
    web -> node  // expect: keyword-as-name
}
```

A quoted word is an ordinary id:

```dot
digraph {
    web -> "node"
}
```
""",
)

BAD_CHARACTER = Kind(
    "DC015",
    "bad-character",
    Severity.ERROR,
    "The character has no place in DOT outside a quoted string.",
    """An id that holds anything but letters, digits and `_` must be quoted.

```dot
digraph {
    web -> db@eu  // expect: bad-character
}
```

```dot
digraph {
    web -> "db@eu"
}
```
""",
)

TOO_LARGE = Kind(
    "DC016",
    "too-large",
    Severity.ERROR,
    "A diagram from a stranger must not be able to use up the machine that checks it.",
    """The diagram has more nodes, or is nested deeper, than the limit. Nothing beyond that is understood.
`--limit nodes=N` and `--limit depth=N` set other bounds.
""",
)

TOO_MANY = Kind(
    "DC017",
    "too-many-findings",
    Severity.NOTE,
    "What is wrong further down is not told.",
    """After a hundred syntax errors the rest of the text is read no more: it is hardly DOT.
""",
)

SUBGRAPH_ATTRIBUTES = Kind(
    "DC020",
    "subgraph-attributes",
    Severity.WARNING,
    "Graphviz takes the attributes and drops them, so neither the subgraph nor its nodes get them.",
    """A list of attributes behind a subgraph belongs to nothing.

```dot
digraph {
    {web; api} [color=red]  // expect: subgraph-attributes
}
```

Write them inside the braces: `node [...]` before the nodes that are to have them, or `name=value` for the
subgraph itself.

```dot
digraph {
    {node [color=red]; web; api}
}
```
""",
)

DROPPED_PORT = Kind(
    "DC021",
    "dropped-port",
    Severity.WARNING,
    "The port is lost: a node statement declares the node, and only an edge is tied to a port.",
    """What follows the colon says where an edge meets its node. A node statement has no edge.

```dot
digraph {
    web:http  // expect: dropped-port
    web -> db
}
```

```dot
digraph {
    web
    web:http -> db
}
```
""",
)

IGNORED_KEY = Kind(
    "DC022",
    "ignored-key",
    Severity.NOTE,
    "`key` names a single edge, so Graphviz ignores it among the defaults of edges.",
    """```dot
digraph {
    edge [key=main]  // expect: ignored-key
    web -> db
}
```

```dot
digraph {
    web -> db [key=main]
}
```
""",
)

LOST_EDGE = Kind(
    "DC023",
    "lost-edge",
    Severity.WARNING,
    "Graphviz makes no second edge here, and drops the attributes instead of merging them.",
    """In a strict graph two nodes have one edge. A statement without `key` adds its attributes to it;
one with a new `key` asks for another edge, which there cannot be.

```dot
strict digraph {
    web -> db
    web -> db [key=second, color=red]  // expect: lost-edge
}
```

```dot
strict digraph {
    web -> db
    web -> db [color=red]
}
```
""",
)

TOO_MANY_EDGES = Kind(
    "DC024",
    "too-many-edges",
    Severity.ERROR,
    "A short text can mean more edges than there is memory for.",
    """An arrow between two subgraphs joins each node of one with each of the other: a thousand and a thousand
are a million edges. Those that exceed the limit are left out. `--limit` sets another bound.
""",
)

CURLY_QUOTES = Kind(
    "DC025",
    "curly-quotes",
    Severity.WARNING,
    "The node is called with its quotes, and is another one than that of the same name without them.",
    """Word processors and chats put “these” quotes for `"`. To DOT they are letters, as all characters are
that ASCII does not have.

```dot
digraph {
    “web” -> db  // expect: curly-quotes
}
```

```dot
digraph {
    "web" -> db
}
```
""",
)

ARROW_AS_NODE = Kind(
    "DC026",
    "arrow-as-node",
    Severity.WARNING,
    "There is no edge: three nodes stand side by side, and the one in the middle is the arrow.",
    """DOT has two arrows: `->` in a digraph, and `--` in a graph. Those of other alphabets are letters to
it, and `<->` is an HTML-like string.

```dot
digraph {
    web → db   // expect: arrow-as-node
    web <-> cache  // expect: arrow-as-node
}
```

```dot
digraph {
    web -> db
    web -> cache [dir=both]
}
```
""",
)

KINDS = (
    UNDECODABLE_BYTES,
    BYTE_ORDER_MARK,
    UNEXPECTED,
    WRONG_ARROW,
    UNCLOSED_STRING,
    UNCLOSED_HTML,
    UNCLOSED_COMMENT,
    UNCLOSED_BRACE,
    STRAY_BRACE,
    NO_GRAPH,
    OUTSIDE_GRAPH,
    IGNORED_TAIL,
    SPLIT_NUMBER,
    KEYWORD_AS_NAME,
    BAD_CHARACTER,
    TOO_LARGE,
    TOO_MANY,
    SUBGRAPH_ATTRIBUTES,
    DROPPED_PORT,
    IGNORED_KEY,
    LOST_EDGE,
    TOO_MANY_EDGES,
    CURLY_QUOTES,
    ARROW_AS_NODE,
)
