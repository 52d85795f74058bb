"""What may be typed of a sheet for print."""

import argparse

from gisapp.cli.option_values import scale
from gisapp.cli.page_arguments import add_heading_options, add_hide, names

_PAPERS = ("A4", "A3", "A2", "A1", "A0")
_TEMPLATES = ("map", "table", "facts")
_PARTS = ("legend", "counts", "scale_bar", "north_arrow", "inset", "sources", "selection")


def add_layout_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of paper, of what stands on it, and of what is left out."""
    parser.add_argument("--paper", choices=_PAPERS, default="A4", type=str.upper)
    parser.add_argument("--landscape", action="store_true", help="wider than high")
    parser.add_argument(
        "--template",
        choices=_TEMPLATES,
        default="map",
        help="a map alone, with a table of what is selected, or with its facts (default: map)",
    )
    parser.add_argument(
        "--scale",
        type=scale,
        metavar="N",
        help="n of 1:n, true to the ground (default: a round one that shows everything)",
    )
    parser.add_argument(
        "--without",
        type=_parts,
        action="extend",
        default=[],
        metavar="A,B",
        help=f"what is left out: {', '.join(_PARTS)}",
    )
    parser.add_argument("--by", metavar="FIELD", help="colour by this attribute")
    add_heading_options(parser)
    add_hide(parser)


def _parts(text: str) -> list[str]:
    parts = names(text)
    for unknown in (each for each in parts if each not in _PARTS):
        raise argparse.ArgumentTypeError(f"{unknown!r} is none of {', '.join(_PARTS)}")
    return parts
