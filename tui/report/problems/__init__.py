"""What is wrong in a dossier, as machines take it and gathered for people."""
