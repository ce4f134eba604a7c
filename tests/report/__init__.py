"""Plain text and data from an archive."""
