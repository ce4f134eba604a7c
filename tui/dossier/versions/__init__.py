"""Versions of one dossier: what two of them differ in, and those that git keeps."""
