"""Commands that show what a dossier holds, and how the program is set up."""
