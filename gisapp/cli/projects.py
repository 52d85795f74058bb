"""The project that a command works on: its sources, each layer with its look, in its order."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from gisapp.cli.arguments import Arguments
from gisapp.cli.hints import told
from gisapp.cli.progress import progress_line
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import sampled
from gisapp.core.layers.styles.classify import classify, restyled
from gisapp.core.layers.styles.fitting import fitting
from gisapp.core.layers.table_join import JoinKeys, joined_again
from gisapp.core.project.looks import with_look
from gisapp.core.project.project import EMBEDDED, PlaceView, Project, ProjectLayer, ProjectSource
from gisapp.errors import GisAppError, SourceError
from gisapp.sources.embedded import open_embedded
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.project.package import is_package, project_in, unpack_package
from gisapp.sources.project.project_file import ReadProject, read_project
from gisapp.sources.project.source_places import layer_key, read_as_of, stored_key, uri_of
from gisapp.sources.stand_ins.private_folder import new_folder
from gisapp.words import LANGUAGES, Words, load_words


def read_project_of(arguments: Arguments) -> ReadProject | None:
    """Return the project that was named, None for none; a package is unpacked until the end.

    Raises
    ------
    SourceError
        It cannot be read.
    """
    return None if arguments.project is None else _read(arguments.project)


@lru_cache(maxsize=1)
def _read(path: Path) -> ReadProject:
    if is_package(path):
        return read_project(unpack_package(path, new_folder()))
    return read_project(project_in(path) or path)


def view_of_project(arguments: Arguments) -> PlaceView | None:
    """Return where the map of the project that was named stands; None for none."""
    read = read_project_of(arguments)
    return None if read is None else read.project.view


def open_project(arguments: Arguments) -> tuple[OpenedSource, ...]:
    """Return what the project that was named has, with its looks; nothing where none was.

    What of it cannot be opened is told on stderr.

    Raises
    ------
    SourceError
        It is no project, or nothing of it can be opened.
    """
    read = read_project_of(arguments)
    if read is None:
        return ()
    words = load_words(arguments.lang or "en")
    for problem in read.problems:
        _tell(problem.sentence(words))
    opened: list[OpenedSource] = []
    found: dict[str, Layer] = {}
    budget = MemoryBudget.of_user(arguments.memory)
    for source in read.project.sources:
        try:
            of_source = _opened(source, read, budget)
        except GisAppError as error:
            _tell(told(error, words))
            continue
        opened.append(of_source)
        budget = budget.less(of_source.layers)
        found.update(_with_looks(source, of_source, read.project))
    if not found:
        raise SourceError("nothing_of_project", path=read.path)
    layers = _finished(found, read.project, words)
    datasets = [each.dataset for each in opened if each.dataset is not None]
    uri = str(read.path)
    first = OpenedSource(uri, layers, datasets[0] if datasets else None)
    return (first, *(OpenedSource(uri, (), each) for each in datasets[1:]))


def _tell(sentence: str) -> None:
    print(f"gisapp: {sentence}", file=sys.stderr)


def _opened(source: ProjectSource, read: ReadProject, budget: MemoryBudget) -> OpenedSource:
    if source.source_id == EMBEDDED:
        return open_embedded()
    if "://" in source.place:
        # Nobody named it here: whoever wrote the project would learn who opens it.
        raise SourceError("project_source_elsewhere", address=source.place)
    if source.source_id in read.missing:
        raise SourceError("not_there", path=source.place)
    with progress_line(sys.stderr) as progress:
        return open_source(
            uri_of(source),
            read_as=source.read_as,
            said=read_as_of(source, read.project),
            budget=budget,
            progress=progress,
        )


def _with_looks(
    source: ProjectSource, opened: OpenedSource, project: Project
) -> Iterator[tuple[str, Layer]]:
    """Yield the layers of a source that the project shows, by what it calls them."""
    is_embedded = source.source_id == EMBEDDED
    stored: dict[object, ProjectLayer] = {
        each.table if is_embedded else stored_key(each, source): each
        for each in project.layers_of(source.source_id)
    }
    for layer in opened.layers:
        known = stored.get(layer.layer_id if is_embedded else layer_key(layer))
        if known is not None:
            named = replace(layer, layer_id=known.layer_id, filter=known.filter)
            shown = with_look(named, known)
            # A command sees of the embedded data what is seen.
            if not is_embedded or shown.visible or shown.group in OFFLINE_BASEMAP_GROUPS:
                yield known.layer_id, shown
        elif not is_embedded and layer.layer_id not in source.removed:
            yield f"{source.source_id}/{layer.layer_id}", layer


def _finished(found: dict[str, Layer], project: Project, words: Words) -> tuple[Layer, ...]:
    """Return layers in the order of the project, joined and coloured; new ones on top."""
    for stored in (each for each in project.layers if each.layer_id in found):
        try:
            layer = _joined(found[stored.layer_id], stored, found)
            found[stored.layer_id] = _colored(layer, stored)
        except GisAppError as error:
            _tell(told(error, words))
    for name in {join.table_id for stored in project.layers for join in stored.joins} & {*found}:
        found[name] = _joined_table(found[name])
    names = [each.layer_id for each in project.layers if each.layer_id in found]
    return tuple(found[name] for name in (*names, *(each for each in found if each not in names)))


def _joined(layer: Layer, stored: ProjectLayer, found: dict[str, Layer]) -> Layer:
    for join in stored.joins:
        table = found.get(join.table_id)
        if table is not None:
            layer = joined_again(layer, table, JoinKeys(join.field, join.column))
    return layer


def _joined_table(table: Layer) -> Layer:
    """Return a table that is joined to a layer: that it has no places is no news."""
    problems = tuple(each for each in table.origin.problems if each.code != "no_coordinates")
    return replace(table, origin=replace(table.origin, problems=problems))


def _colored(layer: Layer, stored: ProjectLayer) -> Layer:
    style = fitting(stored.style, layer)
    layer = replace(layer, style=style)
    if not style.field:
        return restyled(layer, style)
    made = classify(sampled(layer), style, [load_words(each) for each in LANGUAGES])
    if layer.partial is not None:
        return colored(layer, layer.partial, made.symbology)
    return made.of(layer)
