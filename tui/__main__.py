"""Lets `python -m tui` do what the `bilateral` command does."""

import sys

from tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
