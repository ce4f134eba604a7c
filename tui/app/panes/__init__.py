"""The panes that screens are composed of, and the list they share."""
