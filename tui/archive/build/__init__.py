"""Building an archive from records."""
