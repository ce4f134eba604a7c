"""Files of sources as the text that a reader sees."""
