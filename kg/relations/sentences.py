"""Where sentences and clauses begin and end in the text of a view."""

from __future__ import annotations

import re

STOPS = "，；：。！？\n"
"""The characters between which a clause stands."""

_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’』」]*|\n|\Z)")
_CLAUSE = "，；：“"


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences, in order, without those that are only white space.

    >>> sentences("天亮了。“走吧！”")
    ((0, 4), (4, 9))
    """
    return tuple(found.span() for found in _SENTENCE.finditer(text) if found.group().strip())


def clause_start(text: str, first: int, position: int) -> int:
    """Where the clause around a position begins, in a sentence that begins at `first`."""
    return max(first, *(text.rfind(char, first, position) + 1 for char in _CLAUSE))
