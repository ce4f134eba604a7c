"""The screens of the reader, each opened by its name."""
