"""What the reader has to do with the terminal, its signals, and programs outside it."""
