"""Lines of styled text, and the widgets that paint them."""
