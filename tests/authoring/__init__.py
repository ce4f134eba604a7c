"""Writing dossiers."""
