"""Screens that ask for something over the one that is shown: a day, a line, a choice, where to go."""
