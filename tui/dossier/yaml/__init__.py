"""From the text of YAML files to records, with line and column of every field."""
