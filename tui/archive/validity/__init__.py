"""Whether an archive in the cache is what was written, and of the dossier's files as they are now."""
