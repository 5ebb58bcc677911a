"""An image without a version.

Without a tag, or with the tag `latest`, whatever is newest on the day is run: another thing on each machine,
and there is no way back to what ran before. It is reported where an image is said; one that a node's id tells
is a note of its own.

```dot
digraph {
    web [container="nginx:latest"]  // expect: image-not-pinned
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Said

KIND = Kind(
    "DC280",
    "image-not-pinned",
    Severity.WARNING,
    "One day it is another version that runs, and nobody has changed anything.",
    str(__doc__),
)


def find_unpinned(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each image that is said without a digest, and without a tag other than `latest`."""
    for value, _ in subject.said("image"):
        image = value.value
        if value.said is not Said.INFERRED and not image.digest and image.tag in ("", "latest"):
            what = "the tag `latest`" if image.tag else "no tag"
            message = f"the image `{image}` has {what}, so its version is whatever is newest"
            yield Diagnostic(
                KIND, message, value.span, help="name a version, as in `nginx:1.27`, or a digest"
            )


CHECK = Check(KIND, find_unpinned)
