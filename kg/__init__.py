"""civic-kg: local Chinese newspaper pages as a knowledge graph that quotes its sources."""
