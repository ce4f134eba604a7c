"""The reader in a browser: a web server that starts a reader of its own for everybody who comes."""
