"""What the user chose: paths of the user's files, the settings and their reader."""
