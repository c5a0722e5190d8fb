"""What people look at: the interactive page."""

from kg.views.page import render

__all__ = ["render"]
