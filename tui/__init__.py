"""Bilateral: a terminal reader for disputes."""

__version__ = "0.1.0"
