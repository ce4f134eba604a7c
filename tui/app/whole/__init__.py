"""Records shown whole: a module for each kind makes the blocks of its page."""
