"""The dossiers that are known, and bringing an archive up to date: whole, in parallel, or what changed."""
