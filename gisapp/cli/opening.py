"""The sources that a command works on."""

import sys
from collections.abc import Sequence

from gisapp.cli.arguments import Arguments
from gisapp.cli.hints import phrase_of, told
from gisapp.cli.progress import progress_line
from gisapp.cli.projects import open_project
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.errors import SourceError
from gisapp.sources.embedded import open_embedded
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.sources.opened_source import OpenedSource
from gisapp.words import Words, load_words

_LACKING = (
    *("layer_left_out", "file_left_out", "cut_off", "cut_off_shapes"),
    *("fewer_attributes", "no_attributes", "no_coordinates"),
)
"""The codes of problems which mean that a source had more once."""
_TAKING_TABLES = ("facts", "map", "diff", "check", "export", "expose")
"""The commands for which rows need no place."""


def open_all(
    arguments: Arguments, sources: Sequence[str] | None = None
) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, whole, or else the embedded data.

    What a source lacks, such as a layer that cannot be read, is told on stderr.

    Parameters
    ----------
    arguments : Arguments
        How sources are read.
    sources : sequence of str or None
        The sources; None for those of the arguments.

    Raises
    ------
    SourceError
        A source cannot be read, or not to its end, does not fit into memory, or has tiles.
    CrsError
        The CRS that was named is not known, or a file doesn't say what its coordinates are.
    """
    opened = open_what_is_there(arguments, sources)
    for uri in close_tiles(opened):
        raise SourceError("tiles_are_pictures", path=uri)
    for layer in layers_of(opened):
        for problem in layer.origin.problems:
            if problem.code in ("incomplete", "too_large"):
                raise SourceError("not_whole", why=phrase_of(problem))
    words, takes_tables = load_words(arguments.lang or "en"), arguments.command in _TAKING_TABLES
    _tell_what_is_missing(opened, words, takes_tables=takes_tables)
    return opened


def _tell_what_is_missing(
    opened: Sequence[OpenedSource], words: Words, *, takes_tables: bool
) -> None:
    problems = (problem for layer in layers_of(opened) for problem in layer.origin.problems)
    if takes_tables:
        problems = (each for each in problems if each.code != "no_coordinates")
    sentences = (told(problem, words) for problem in problems if problem.code in _LACKING)
    for sentence in dict.fromkeys(sentences):
        print(f"gisapp: {sentence}", file=sys.stderr)


def open_what_is_there(
    arguments: Arguments, sources: Sequence[str] | None = None
) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, as far as they can be read, or else the embedded data.

    Parameters are those of `open_all`.

    Raises
    ------
    SourceError
        Nothing of a source can be read.
    CrsError
        The CRS that was named is not known, or a file doesn't say what its coordinates are.
    """
    uris = arguments.sources if sources is None else sources
    project = open_project(arguments) if sources is None else ()
    if not uris and not project:
        return (open_embedded(),)
    budget = MemoryBudget.of_user(arguments.memory)
    opened: list[OpenedSource] = []
    for uri in uris:
        with progress_line(sys.stderr) as progress:
            source = open_source(
                uri,
                read_as=arguments.read_as,
                budget=budget,
                progress=progress,
            )
        if arguments.command not in _TAKING_TABLES:
            _refuse_mere_tables(source)
        opened.append(source)
        budget = budget.less(source.layers)
    return (*project, *opened)


def _refuse_mere_tables(opened: OpenedSource) -> None:
    """Say which columns were looked for in a source of which nothing has a place."""
    if opened.layers and all(layer.is_table for layer in opened.layers):
        problems = opened.layers[0].origin.problems
        for why in (each for each in problems if each.code == "no_coordinates"):
            raise SourceError("nowhere", path=opened.uri, why=phrase_of(why))


def close_tiles(opened: Sequence[OpenedSource]) -> dict[str, TileBasemap]:
    """Close the files of tiles among the sources; return what each has, by its uri."""
    archives = {source.uri: source.tiles for source in opened if source.tiles is not None}
    for archive in archives.values():
        archive.close()
    return {uri: archive.basemap for uri, archive in archives.items()}


def layers_of(opened: Sequence[OpenedSource]) -> tuple[Layer, ...]:
    """Return all layers, bottom first, each with an id of its own."""
    stack = LayerStack()
    for source in opened:
        stack.add(*source.layers)
    return stack.layers
