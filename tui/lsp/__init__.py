"""The language server: what a text editor is told of a dossier, over the Language Server Protocol.

Standard: https://microsoft.github.io/language-server-protocol/. Only `server` knows the library for it.
"""
