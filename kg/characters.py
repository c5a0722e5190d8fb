"""One form for each character, every offset as before: full-width and traditional forms become the usual ones."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_HAN = range(0x4E00, 0xA000)
_TRADITIONAL_SHARE = 0.02
"""From this share of characters that only traditional script has, a text is in traditional script."""


class _Script(NamedTuple):
    """Traditional characters with their simplified ones: all, and those that simplified texts never hold."""

    every: dict[int, str]
    telling: dict[int, str]
    seen: re.Pattern[str]


def plain(text: str) -> str:
    """The text in simplified characters and ASCII letters and digits, as long as before.

    A character that simplified script has too (乾 in 乾县, 於 as a surname) is changed only where the whole text is
    in traditional script.
    """
    text = text.translate(_WIDE)
    script = _script()
    telling = len(script.seen.findall(text))
    if not telling:
        return text
    return text.translate(script.every if telling > _TRADITIONAL_SHARE * len(text) else script.telling)


@cache
def _script() -> _Script:
    from opencc import OpenCC

    known = list(map(chr, _HAN))
    simple = OpenCC("t2s").convert("\n".join(known)).split("\n")
    every = {ord(old): new for old, new in zip(known, simple, strict=True) if old != new}
    telling = {code: new for code, new in every.items() if not _in_simplified_script(chr(code))}
    return _Script(every, telling, re.compile(f"[{''.join(map(chr, telling))}]"))


def _in_simplified_script(char: str) -> bool:
    """Whether GB 2312, the character set of simplified script, has a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
