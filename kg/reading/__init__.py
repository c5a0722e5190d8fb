"""Files → pages → articles."""

from kg.reading.sources import About, Failure, read
from kg.reading.split import split

__all__ = ["About", "Failure", "read", "split"]
