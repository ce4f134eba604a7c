"""Making the archive of a large dossier sooner: in several processes, or from the changed files alone."""
