"""Search: from what was typed to a query, from a query to hits."""
