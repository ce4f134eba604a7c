"""The commands, one module each, imported only when it is run: `run(arguments)` gives the exit code."""
