"""The reader in a real terminal: a pty with a terminal in memory at its other end."""
