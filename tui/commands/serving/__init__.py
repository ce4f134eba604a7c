"""Commands that keep running and answer: the language server, and the reader in a browser."""
