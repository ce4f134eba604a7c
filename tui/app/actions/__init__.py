"""What commands do on several screens."""
