"""Spreadsheets of quotes become statements; what is guessed of them is told."""
