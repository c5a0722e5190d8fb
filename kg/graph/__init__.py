"""Claims as an RDF graph: writing it, and the questions that are asked of it."""

from kg.graph.writing import Summary, write

__all__ = ["Summary", "write"]
