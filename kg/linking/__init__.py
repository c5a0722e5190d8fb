"""Mentions → entities: within one article (`link`), then across all of them (`resolve`)."""

from kg.linking.link import link
from kg.linking.registry import Registry
from kg.linking.registry import load as load_registry
from kg.linking.resolve import Resolution, Settled

__all__ = ["Registry", "Resolution", "Settled", "link", "load_registry"]
