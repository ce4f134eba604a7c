"""Commands that write dossiers and tell what is wrong in them."""
