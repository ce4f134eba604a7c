"""A dossier's YAML as text: where its parts stand, how a file is written, and edits of it."""
