"""The pieces of one statement, and the attributes behind it, with the comments between and around them.

In: a text and the offset of its attributes. Out: records from which the statement is laid out.
"""

from collections.abc import Sequence
from dataclasses import field

from dotcompile.records import dataclass
from dotcompile.syntax.writing.words import ID, Comment, Gap, Word, gap_at, word_at

NONE, SPACE, TWO_SPACES, SOFT, HARD, MARGIN = "", " ", "  ", "soft", "hard", "margin"
"""What stands before a piece. SOFT is a space, or a line's end where the statement is broken; HARD is a
line's end; MARGIN is one too, and the piece is not indented."""


@dataclass(slots=True)
class Pieces:
    """Words and comments in a row, each with what stands before it."""

    glues: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, glue: str, text: str, gap: Gap | None = None) -> None:
        """Add a word, and before it the comments of its gap."""
        for comment in gap.comments if gap else ():
            self.glues.append(
                _glue(comment, hugs=gap is not None and gap.hugs and comment is gap.comments[-1])
            )
            self.texts.append(comment.text)
        if gap and gap.comments:
            glue = SPACE if gap.hugs else HARD
        self.glues.append(glue)
        self.texts.append(text)

    def has_breaks(self) -> bool:
        """Whether a comment breaks the line somewhere."""
        return HARD in self.glues or MARGIN in self.glues

    def joined(self) -> str:
        """All of it on one line."""
        if len(self.texts) == 1:
            return self.texts[0]
        glued = [
            (" " if glue is SOFT else glue) + text for glue, text in zip(self.glues, self.texts, strict=True)
        ]
        return "".join(glued)


def _glue(comment: Comment, *, hugs: bool) -> str:
    if comment.own:
        return MARGIN if comment.margin else HARD
    return SPACE if hugs else TWO_SPACES


@dataclass(slots=True)
class Attribute:
    """One attribute, or none where only comments are left, and the comments around it."""

    before: Sequence[Comment]
    pieces: Pieces
    after: str = ""


@dataclass(slots=True)
class Attributes:
    """All attributes of a statement. `after` is a comment behind the opening bracket."""

    items: list[Attribute] = field(default_factory=list)
    after: str = ""

    def add_trailing(self, comment: Comment) -> bool:
        """Put a comment behind the last attribute, or the bracket, if nothing stands there yet."""
        last = self.items[-1] if self.items else self
        if comment.own or last.after:
            return False
        last.after = comment.text
        return True

    def inline(self) -> str | None:
        """The list on one line, if it may stand so."""
        texts: list[str] = []
        for item in self.items:
            if item.before or item.after or item.pieces.has_breaks():
                return None
            texts.append(item.pieces.joined())
        joined = f"[{', '.join(texts)}]"
        if self.after or ("\n" in joined and any("\n" in text for text in texts[:-1])):
            return None
        return joined


def attributes_at(text: str, at: int) -> tuple[Attributes, int]:
    """The lists that begin at `at` as one, with the comments before, in and between them, and their end."""
    made = Attributes()
    comments: list[Comment] = []
    closed = True
    while True:
        gap = gap_at(text, at)
        word = word_at(text, gap.end)
        if closed and word.kind != "[":
            break
        hugs = gap.hugs and word.kind == ID
        for comment in gap.comments[: -1 if hugs else None]:
            if comments or not made.add_trailing(comment):
                comments.append(comment)
        at = word.end
        closed = word.kind == "]"
        if word.kind == ID:
            pieces, at = _attribute_at(text, gap.comments[-1:] if hugs else (), word)
            made.items.append(Attribute(comments, pieces))
            comments = []
    if comments:
        made.items.append(Attribute(comments, Pieces()))
    return made, at


def _attribute_at(text: str, hugging: Sequence[Comment], name: Word) -> tuple[Pieces, int]:
    """An attribute and the comments that share its line before it."""
    pieces = Pieces()
    for comment in hugging:
        pieces.add(NONE, comment.text)
    pieces.add(SPACE if hugging else NONE, name.text)
    at = name.end
    for _ in ("=", "value"):
        gap = gap_at(text, at)
        word = word_at(text, gap.end)
        pieces.add(NONE, word.text, gap)
        at = word.end
    return pieces, at
