"""Building the archives of large dossiers, and updating them; small dossiers need none of it."""
