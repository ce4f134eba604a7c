"""Records, EDTF dates, the reading of YAML and its checks. No Textual, no SQLite."""
