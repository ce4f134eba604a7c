"""Processes that share the reading of a large dossier."""
