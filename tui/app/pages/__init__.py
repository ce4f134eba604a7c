"""The pages of records: a module for each kind makes its blocks."""
