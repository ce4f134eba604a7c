"""Rows and records of the archive as JSON."""
