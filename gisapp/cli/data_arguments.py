"""What may be typed after the commands that look at one's own data: map, diff, check."""

import argparse
from pathlib import Path

_YEARS = 3
"""After which figures are old."""


def add_map(parser: argparse.ArgumentParser) -> None:
    """Add the file whose columns are told, and where that is written."""
    parser.add_argument(
        "sources",
        nargs=1,
        metavar="FILE",
        help="a file with or without places, FILE::LAYER for one of its layers",
    )
    add_mapping(parser)
    parser.add_argument(
        "--save", type=Path, metavar="M.json", help="write it to a file that --mapping reads"
    )


def add_mapping(parser: argparse.ArgumentParser) -> None:
    """Add what the user says of columns in place of a guess."""
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="M.json",
        help="what the columns mean, as `gisapp map --save` writes it, where it is sure (0.7);"
        " without: what they seem to",
    )


def add_diff(parser: argparse.ArgumentParser) -> None:
    """Add what is compared, by which key, and where the list of changes is written."""
    for name, which in (("old", "the older delivery"), ("new", "the newer one")):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help=f"{which}: a file, or FILE::LAYER for one of its layers",
        )
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="FIELD",
        help="the column that tells which rows belong together (default: guessed); given "
        "several times, the columns do so together",
    )
    add_output(parser, "FILE.xlsx|.csv")


def add_check(parser: argparse.ArgumentParser) -> None:
    """Add from when on figures are old, and where the list of findings is written."""
    parser.add_argument(
        "--years",
        type=int,
        default=_YEARS,
        metavar="N",
        help=f"figures are old after so many years (default: {_YEARS})",
    )
    add_output(parser, "FILE.xlsx")


def add_output(parser: argparse.ArgumentParser, metavar: str) -> None:
    """Add a file that may be written beside what is printed."""
    parser.add_argument("-o", "--output", type=Path, metavar=metavar)
