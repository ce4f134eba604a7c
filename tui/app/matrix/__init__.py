"""The matrix of questions by parties."""
