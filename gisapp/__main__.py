"""Run gisapp as a module: `python -m gisapp`."""

import sys

from gisapp.cli import main

if __name__ == "__main__":
    sys.exit(main())
