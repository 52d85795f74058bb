"""The commands that print: info, identify, facts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document, hit_of, info_of, tiles_info_of
from gisapp.cli.hints import told
from gisapp.cli.opening import close_tiles, layers_of, open_all, open_what_is_there
from gisapp.core.geometry.point_tests import contain_point, edges_about
from gisapp.core.layers.identify import identify
from gisapp.core.layers.layer import CUT_SHORT, FeatureRef, Layer, Problem
from gisapp.core.layers.marked_texts import marked_texts
from gisapp.core.layers.partial_loading import loaded_for, without_features
from gisapp.core.layers.subject_lookup import drawn_area_m2
from gisapp.core.layers.validity import invalid_shapes
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_json import dossier_as_json
from gisapp.core.parks.dossier_text import dossier_as_text
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import moves_into_view
from gisapp.core.text.units import UnitChoice
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.errors import SourceError
from gisapp.words import Words, load_words


def info(arguments: Arguments) -> int:
    """Print what layers and tiles the sources have and return the exit code.

    Raises
    ------
    GisAppError
        Nothing of a source can be read.
    """
    opened = open_what_is_there(arguments)
    layers = [_checked(layer) for layer in layers_of(opened) if layer.identifiable]
    basemaps = close_tiles(opened).values()
    language = arguments.lang or "en"
    if arguments.json:
        of_layers = [info_of(layer, language) for layer in layers]
        print(as_document([*of_layers, *(tiles_info_of(each, language) for each in basemaps)]))
        return 0
    for line in _lines_of(layers, basemaps, load_words(language)):
        print(line)
    return 0


def _lines_of(
    layers: Sequence[Layer], basemaps: Iterable[TileBasemap], words: Words
) -> Iterator[str]:
    """Yield a line for each layer, each file of tiles and each problem."""
    for layer in layers:
        origin = layer.origin
        crs = origin.crs or words("cli.without_crs")
        count = words("cli.feature_count", count=layer.feature_count)
        if layer.raster is not None:
            grid = layer.raster.grid
            count = words("count.pixels", width=grid.width, height=grid.height)
        yield f"{origin.layer}: {origin.geometry_type}, {crs}, {count}"
    for basemap in basemaps:
        zooms = words("cli.zooms", low=basemap.min_zoom, high=basemap.max_zoom)
        yield f"{basemap.name.in_language(words.language)}: Tiles, EPSG:3857, {zooms}"
    problems = (problem for layer in layers for problem in layer.origin.problems)
    for sentence in dict.fromkeys(told(problem, words) for problem in problems):
        yield words("cli.problem", sentence=sentence)


def _checked(layer: Layer) -> Layer:
    """Return a layer whose problems also name its invalid shapes and unreadable texts."""
    problems = (*layer.origin.problems, *invalid_shapes(layer), *_of_texts(layer))
    return replace(layer, origin=replace(layer.origin, problems=problems))


def _of_texts(layer: Layer) -> tuple[Problem, ...]:
    """Return what is wrong with the texts of a layer; it has its shapes without any of them."""
    if any(problem.code in CUT_SHORT for problem in layer.origin.problems):
        # Where the shapes break off, so do the texts.
        return ()
    try:
        return marked_texts(layer)
    except SourceError as error:
        count = layer.feature_count
        return (Problem.of(error.code, count, wording="unchecked", why=error, **error.values),)


def identify_at(arguments: Arguments) -> int:
    """Print the features at a point, the topmost first, and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or has too many features near the point.
    """
    layers = layers_of(open_all(arguments))
    (x, y), *_ = lonlat_to_mercator(np.array([arguments.at])).tolist()
    # Web Mercator stretches metres on the ground by this.
    stretch = 1 / np.cos(np.radians(arguments.at[1]))
    reach = arguments.tolerance * stretch
    layers = loaded_for(layers, Extent(x, y, x, y).buffered(reach))
    for layer in without_features(layers):
        raise SourceError("too_many_near", layer=layer.name.en)
    found = identify(layers, x, y, reach)
    language = arguments.lang or "en"
    hits = [hit_of(layers, ref, language) for ref in found if _is_hit(layers, ref, x, y)]
    if arguments.json:
        print(as_document(hits))
        return 0
    for hit in hits:
        print(f"{hit['name'] or hit['id']} ({hit['uid'] or hit['layer']})")
    if not hits:
        print(load_words(language)("cli.nothing_there"))
    return 0


def _is_hit(layers: Sequence[Layer], ref: FeatureRef, x: float, y: float) -> bool:
    """Return False for a polygon beside the point: a click may mean it, a number does not."""
    geometry = next(layer for layer in layers if layer.layer_id == ref.layer_id).geometry
    row = geometry.row_of(ref.feature_id)
    if geometry.kind != "polygon" or row is None:
        return True
    there = Extent(*geometry.bounds[row].tolist())
    return any(
        contain_point(edges_about(geometry, np.array([row]), x - move, y))[0]
        for move in moves_into_view(Extent(x, y, x, y), there)
    )


def facts(arguments: Arguments) -> int:
    """Print all that is known about one subject and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or has no such subject.
    """
    opened = open_all(arguments)
    for source in opened:
        if source.dataset is not None and arguments.uid in source.dataset.subjects:
            _print_facts(arguments, source.dataset, source.layers)
            return 0
    layers = layers_of(opened)
    if not any(source.dataset for source in opened) and any(map(_has_columns, layers)):
        from gisapp.cli.own_facts import print_own_facts

        print_own_facts(arguments, layers)
        return 0
    known = sorted(uid for source in opened if source.dataset for uid in source.dataset.subjects)
    if not known:
        raise SourceError("no_facts", path=arguments.sources[0])
    raise SourceError("no_subject", uid=arguments.uid, known=", ".join(known))


def _has_columns(layer: Layer) -> bool:
    return bool(layer.attributes.fields)


def _print_facts(arguments: Arguments, dataset: ParkDataset, layers: Sequence[Layer]) -> None:
    words = load_words(arguments.lang or "en")
    formatter = FactFormatter(dataset, words, UnitChoice.usual(words.language))
    dossier = dossier_of(dataset, arguments.uid)
    area = drawn_area_m2(layers, arguments.uid)
    if arguments.json:
        print(as_document(dossier_as_json(dossier, formatter, area)))
    else:
        print(dossier_as_text(dossier, formatter), end="")
