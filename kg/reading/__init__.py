"""Files → pages → articles."""

from kg.reading.failure import Failure
from kg.reading.sources import About, read
from kg.reading.split import split, without_article

__all__ = ["About", "Failure", "read", "split", "without_article"]
