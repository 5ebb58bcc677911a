"""Diagrams whose texts and attributes try to be more than a picture: markup, script, links, files."""

HOSTILE = (
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "]]><script>alert(1)</script>",
    "&lt;script&gt;&#60;img src=x onerror=alert(1)&#62;",
    "javascript:alert(1)",
    "url(file:///etc/passwd)",
    "</style><style>@import 'http://example.org'",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "a\\0b\x01\x1b[31m\u202eevil\ufffe",
    "%n${HOME}$(id)`id`",
    "<b>bold</b>",
)
#: Attributes by which Graphviz reads files, takes links or lets markup through; FILE is a file that is there.
ATTACKS = (
    'fontname="x\\"/><script>alert(1)</script>"',
    'fontname="FILE" fontpath="/etc" labelfontname="FILE"',
    'URL="javascript:alert(1)" href="javascript:alert(1)" target="_blank" xlink="x"',
    'stylesheet="http://example.org/evil.css"',
    'stylesheet="FILE" _background="I 0 0 99 99 4 -FILE" class="x\\" onload=\\"alert(1)"',
    'image="FILE" shapefile="FILE" fontpath="/etc" imagepath="/" shape=custom',
    'color="red\\"/><script>alert(1)</script>" fillcolor="url(javascript:alert(1))" style="filled,x\\"><b>"',
    'bgcolor="white;}*{background:url(http://example.org/a.png)" pencolor="}</style><script>alert(1)"',
    'tooltip="</title><script>alert(1)</script>" id="x\\" onload=\\"alert(1)"',
    "label=<<IMG SRC='FILE'/>>",
    "label=<<TABLE HREF='javascript:alert(1)'><TR><TD><IMG SRC='FILE'/></TD></TR></TABLE>>",
    'width=100000 height=100000 penwidth=1e308 pos="1e308,nan!"',
)
CASES = [*((text, "") for text in HOSTILE), *(("x", attack) for attack in ATTACKS)]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def hostile_diagram(text: str, attack: str, file: str = "/etc/passwd") -> str:
    said, attack = quoted(text), attack.replace("FILE", file)
    return (
        f"digraph {said} {{ label={said} graph [{attack}]\n"
        f"subgraph cluster_a {{ label={said} {said} [kind=service]; b [label={said}] }}\n"
        f"subgraph {quoted('cluster_' + text)} {{ c [{attack}] }}\n"
        f"cluster_a -> c [label={said}]; b -> {said} [{attack}] }}"
    )
