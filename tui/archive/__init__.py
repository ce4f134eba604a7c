"""Records compiled into SQLite; the queries and search over them. No Textual, no YAML."""
