"""Font files for what our own font lacks, such as Chinese.

In: folders where systems keep fonts. Out: a file, if there is one whose name is known.
"""

from collections.abc import Iterable
from pathlib import Path

#: Files that have Chinese, Japanese and Korean, the better ones first, as systems name them.
_NAMES = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.ttf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf", "SourceHanSans-Regular.ttc", "PingFang.ttc", "Hiragino Sans GB.ttc",
    "msyh.ttc", "YuGothR.ttc", "malgun.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "Arial Unicode.ttf",
)  # fmt: skip


def find_wide_font(folders: Iterable[Path]) -> Path | None:
    """The best font with wide characters in the folders and those in them."""
    rank = {name: at for at, name in enumerate(_NAMES)}
    found = [
        file
        for folder in folders
        if folder.is_dir()
        for file in sorted(folder.rglob("*.[to]t[fc]"))
        if file.name in rank
    ]
    return min(found, key=lambda file: rank[file.name], default=None)
