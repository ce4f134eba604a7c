"""Tests of reading dossiers."""
