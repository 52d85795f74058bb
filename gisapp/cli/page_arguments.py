"""What may be typed of an exported page, and of what is hidden from any export."""

import argparse
import csv
import os
from pathlib import Path

from gisapp.cli.feature_arguments import EXPORTED
from gisapp.cli.option_values import metres


class _Exported(argparse.Action):
    """Takes a path, and notes where it names a folder: it ends in a slash, or is an empty one."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        path = Path(str(values))
        namespace.output = path
        ends_in_slash = str(values).endswith(("/", os.sep))
        namespace.to_folder = ends_in_slash or (not _names_a_file(path) and _is_empty_folder(path))


def _names_a_file(path: Path) -> bool:
    """Return True for a suffix of what is written, even where a folder bears it."""
    return path.suffix.lower() in EXPORTED.removeprefix("FILE").split("|")


def _is_empty_folder(path: Path) -> bool:
    """Return False too for what cannot be looked at: the writer says why, in a sentence."""
    try:
        return path.is_dir() and not any(path.iterdir())
    except OSError:
        return False


def add_exported(parser: argparse.ArgumentParser) -> None:
    """Add the option that says what to write: a file, or a folder for a web server."""
    parser.add_argument(
        "-o",
        "--output",
        action=_Exported,
        required=True,
        metavar=f"{EXPORTED}|FOLDER/",
        help="by its suffix: a page, or features; a folder, with a slash at its end, for a web "
        "server",
    )


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of what a page tells of itself, and of what it leaves out."""
    add_heading_options(parser)
    parser.add_argument(
        "--tolerance",
        type=metres,
        dest="page_tolerance",
        metavar="METRES",
        help="how far shapes of the page may differ from their source (default: 0.3; 0: not at "
        "all)",
    )
    parser.add_argument(
        "--outlines",
        action="store_true",
        help="of layers with too many features for one page, show places and outlines alone",
    )
    add_hide(parser)


def add_heading_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of what an export says of itself."""
    parser.add_argument("--title", help="the title of the page")
    parser.add_argument("--author", help="who made it, as the page names them")
    parser.add_argument(
        "--disclaimer", metavar="TEXT", help="what the page says of what it may be used for"
    )
    parser.add_argument(
        "--review-number",
        metavar="NUMBER",
        help="the number (审图号) under which the map was reviewed",
    )


def add_hide(parser: argparse.ArgumentParser) -> None:
    """Add the option that leaves something out of an export."""
    parser.add_argument(
        "--hide",
        type=names,
        action="extend",
        default=[],
        metavar="A,B",
        help="fields, layers and kinds that are left out of the file, as users see them in either "
        "language; LAYER/FIELD for the field of one layer",
    )


def names(text: str) -> list[str]:
    """Return names that commas stand between; quotation marks keep one with a comma together.

    Raises
    ------
    argparse.ArgumentTypeError
        There is none: a variable of the shell that is not set must not hide nothing unnoticed.
    """
    (row,) = csv.reader([text], skipinitialspace=True)
    found = [name.strip() for name in row if name.strip()]
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} names nothing")
    return found
