"""The search screen and what stands on it."""
