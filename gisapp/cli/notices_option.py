"""The option that prints whose work the program is made of."""

import argparse
import sys


class PrintNotices(argparse.Action):
    """Prints all notices and ends the program, as `--version` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and exit."""
        from gisapp.notices import notices_text
        from gisapp.words import load_words

        sys.stdout.write(notices_text(load_words("en")) + "\n")
        sys.stdout.flush()
        parser.exit()
