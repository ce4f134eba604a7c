"""Commands that prove what a dossier quotes, and take it to people who do not have this program."""
