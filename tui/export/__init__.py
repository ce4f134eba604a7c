"""A dossier, or a part of it, in the formats of other programs: no Textual, no SQL, only the archive."""
