"""Writing dossiers: new ones, imports, forms, and the one part that changes an author's files.

No Textual and no SQL; YAML is read through the dossier package and PyYAML's events.
"""
