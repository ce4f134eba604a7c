"""A text taken apart: its characters, words, quotation marks, and where parts of it begin and end."""
