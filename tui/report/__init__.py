"""What the archive holds as plain text, JSON and citations. No Textual."""
