"""What may be typed of fact sheets, and which of the words are subjects and which are sources."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from gisapp.cli.data_arguments import add_mapping
from gisapp.cli.page_arguments import add_hide

PARTS = ("map", "photos", "sources")
"""What sheets tell beside the facts."""
_PROJECT_SUFFIXES = (".gisapp", ".zip")


def add_expose(parser: argparse.ArgumentParser) -> None:
    """Add the subjects with their sources, where sheets go, and what they leave out."""
    parser.add_argument(
        "subjects",
        nargs="+",
        metavar="UID|KEY… [SOURCE…]",
        help="subjects by their uid, key or name, then the files that they are in; without any "
        "file: the embedded data",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.pdf|.html|FOLDER",
        help="one file with all sheets, or a folder with a file for each",
    )
    parser.add_argument(
        "--format",
        choices=("pdf", "html"),
        default="pdf",
        help="of the files in a folder (default: pdf)",
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=PARTS,
        default=[],
        help="leave this out of the sheets; may be said again",
    )
    add_hide(parser)
    add_mapping(parser)


def told_apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which words name subjects, and which name sources.

    The first is a subject. Of the others those are sources that are there, are addresses, or end
    as files do that can be opened.

    Examples
    --------
    >>> told_apart(["A01", "A02", "no-such-plots.gpkg", "https://example.com/a"])
    (['A01', 'A02'], ['no-such-plots.gpkg', 'https://example.com/a'])
    """
    subjects: list[str] = list(words[:1])
    sources: list[str] = []
    for word in words[1:]:
        (sources if _is_source(word) else subjects).append(word)
    return subjects, sources


def _is_source(word: str) -> bool:
    # Only here is it needed to know all formats.
    from gisapp.sources.readers import READERS
    from gisapp.sources.source_name import file_and_layer

    file, layer = file_and_layer(word)
    if layer is not None or "://" in word or os.path.lexists(file):
        return True
    known = (suffix for reader in READERS for suffix in reader.suffixes)
    return word.lower().endswith((*known, *_PROJECT_SUFFIXES))
