"""What the archive holds as plain text."""
