"""Claims as an RDF graph: writing it, and the questions that are asked of it.

`write` and `Summary` come from `kg.graph.writing`, which is imported when they are used: who asks does not write.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph.writing import Summary, write

__all__ = ["Summary", "write"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.graph import writing

    return getattr(writing, name)
