"""Faire avec: the engine that checks YAML sheets and turns them into a static site."""

__version__ = "0.1.0"
