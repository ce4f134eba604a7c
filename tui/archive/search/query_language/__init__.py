"""The search language: a query becomes tokens, and these a tree of what is asked for."""
