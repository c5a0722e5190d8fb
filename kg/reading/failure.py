"""What is said of a page that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read, with the reason and what to do, in one line."""

    name: str
    reason: str
