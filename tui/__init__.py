"""Bilateral: a terminal reader for disputes."""

__version__ = "0.2.0"
