"""Texts of sources, and what verification tells of quotations against them."""
