"""The document of a project file becomes a project: whatever of it is sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.layers.symbology import Method
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_of_json
from gisapp.core.project.filter_json import filter_of_part
from gisapp.core.project.project import (
    MOST_COMPARED,
    BasemapChoice,
    BasemapKind,
    Bookmark,
    FileMark,
    PinnedSubject,
    PlaceView,
    Project,
    ProjectLayer,
    ProjectSource,
    TableJoinChoice,
)
from gisapp.core.project.stored_part import StoredPart
from gisapp.core.project.style_json import style_of_part
from gisapp.core.project.table_json import table_of_part
from gisapp.core.space.corrections import Correction
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import MONEY_OF, SQUARE_METRES, UnitChoice
from gisapp.core.tiles.tile_grid import Datum
from gisapp.errors import Phrase
from gisapp.words import LANGUAGES

MOST_SOURCES = 500
MOST_LAYERS = 2_000
_MOST_BOOKMARKS = 1_000
_MOST_JOINS = 20
_MOST_ROLES = 10_000
_MOST_NOTES = 100_000
_LONGEST_NOTES = 1_000_000
_COARSEST_M, _LARGEST_FILE = 1e6, 2**63
_SHIFTS = (0, 3, 7)


@dataclass(frozen=True)
class StoredPlaces:
    """The places that a file states for one source.

    Parameters
    ----------
    near : str
        As seen from the project's folder, with forward slashes; may be empty.
    absolute, address : str
        May be empty.
    """

    near: str = ""
    absolute: str = ""
    address: str = ""


@dataclass(frozen=True)
class ReadParts:
    """What a document says.

    Parameters
    ----------
    project : Project
        Of which no source has a place yet.
    places : mapping
        Those of the sources, by their ids, and of the base map's file by "".
    facts : tuple of StoredPlaces
        Those of the tables of facts.
    problems : tuple of Phrase
        What was not as it should be and was left out, in the order of the document.
    """

    project: Project
    places: Mapping[str, StoredPlaces]
    facts: tuple[StoredPlaces, ...]
    problems: tuple[Phrase, ...]


@dataclass
class _Known:
    """What was read by now, for what refers to it."""

    problems: list[Phrase] = field(default_factory=list)
    places: dict[str, StoredPlaces] = field(default_factory=dict)
    layers: set[str] = field(default_factory=set)


def project_of_json(document: Mapping[str, Any]) -> ReadParts:
    """Return the project that a document states; `project_as_json` makes such documents."""
    known = _Known()
    part = StoredPart(document, "", known.problems)
    units, basemap = part.part("units"), part.part("basemap")
    sources = tuple(
        source
        for each in part.parts("sources", MOST_SOURCES)
        if (source := _source(each, known)) is not None
    )
    layers = tuple(
        layer
        for each in part.parts("layers", MOST_LAYERS)
        if (layer := _layer(each, known)) is not None
    )
    known.places[""] = _places(basemap)
    project = Project(
        title=part.text("title"),
        notes=part.text("notes", _LONGEST_NOTES),
        sources=sources,
        layers=tuple(_with_joins(layer, known) for layer in layers),
        basemap=_basemap(basemap),
        view=_view(part.part("view")) if part.has("view") else None,
        bookmarks=_bookmarks(part),
        compared=_compared(part),
        language=part.word_or_none("language", LANGUAGES),
        units=_units(units) if part.has("units") else None,
        is_package=part.flag("package", False),
    )
    facts = tuple(map(_places, part.parts("facts", MOST_SOURCES)))
    return ReadParts(project, known.places, facts, tuple(known.problems))


def _source(part: StoredPart, known: _Known) -> ProjectSource | None:
    source_id = part.text("id")
    if not source_id or source_id in known.places:
        part.complain("id", "project.duplicate_id" if source_id else "project.wrong_part")
        return None
    known.places[source_id] = _places(part)
    mark = part.part("file")
    size = mark.number("size", 0, _LARGEST_FILE)
    return ProjectSource(
        source_id,
        place="",
        layer=part.text("layer") if part.has("layer") else None,
        read_as=_read_as(part.part("read_as")),
        file=FileMark(
            mark.text("name"), None if size is None else int(size), mark.text("modified")
        ),
        removed=part.texts("removed"),
    )


def _places(part: StoredPart) -> StoredPlaces:
    return StoredPlaces(part.text("path"), part.text("absolute"), part.text("address"))


def _layer(part: StoredPart, known: _Known) -> ProjectLayer | None:
    layer_id, source_id = part.text("id"), part.text("source")
    if not layer_id or layer_id in known.layers:
        part.complain("id", "project.duplicate_id" if layer_id else "project.wrong_part")
        return None
    if source_id not in known.places:
        part.complain("source", "project.no_such_source")
        return None
    known.layers.add(layer_id)
    opacity, finest = part.number("opacity", 0, 1), part.number("finest", 0, _COARSEST_M)
    coarsest = part.number("coarsest", 0, _COARSEST_M)
    return ProjectLayer(
        layer_id,
        source_id,
        table=part.text("table"),
        geometry=part.text("geometry"),
        member=part.text("member"),
        name=part.text("name"),
        visible=part.flag("visible", True),
        opacity=1.0 if opacity is None else opacity,
        finest=finest or 0.0,
        coarsest=float("inf") if coarsest is None else coarsest,
        style=style_of_part(part.part("style")) if part.has("style") else _coloring(part),
        filter=filter_of_part(part.part("filter")),
        chosen_roles=_roles(part),
        read_as=_read_as(part.part("read_as")),
        mapping=_mapping(part),
        notes=_notes(part),
        joins=tuple(_join(each) for each in part.parts("joins", _MOST_JOINS)),
        own_name=part.text("own_name"),
        table_look=table_of_part(part.part("table_look")),
        own_group=_group(part.part("group")) if part.has("group") else None,
    )


def _coloring(part: StoredPart) -> LayerStyle:
    """Return the style of a layer in a project that was saved before there were styles."""
    color = part.part("color")
    method = color.word_or_none("method", get_args(Method))
    # What was called equally wide then was so at round numbers.
    return LayerStyle(color.text("field"), "pretty" if method == "intervals" else method)


def _group(part: StoredPart) -> Bilingual:
    return Bilingual(part.text("en"), part.text("zh"))


def _roles(part: StoredPart) -> dict[str, FieldRole]:
    roles: tuple[FieldRole, ...] = get_args(FieldRole)
    found: dict[str, FieldRole] = {}
    for each in part.parts("roles", _MOST_ROLES):
        role = each.word_or_none("role", roles)
        if role is not None:
            found[each.text("field")] = role
    return found


def _notes(part: StoredPart) -> RowNotes:
    by_key: dict[str, str] = {}
    by_feature: dict[int, str] = {}
    for each in part.parts("notes", _MOST_NOTES):
        text, feature_id = each.text("text"), each.number("feature", -(2**53), 2**53)
        if text and each.text("key"):
            by_key[each.text("key")] = text
        elif text and feature_id is not None:
            by_feature[int(feature_id)] = text
    return RowNotes(by_key, by_feature)


def _mapping(part: StoredPart) -> LayerMapping | None:
    stored = part.mapping("mapping")
    if not stored:
        return None
    try:
        return mapping_of_json(stored)
    except (ValueError, TypeError, OverflowError):
        part.complain("mapping")
        return None


def _join(part: StoredPart) -> TableJoinChoice:
    return TableJoinChoice(part.text("table"), part.text("field"), part.text("column"))


def _with_joins(layer: ProjectLayer, known: _Known) -> ProjectLayer:
    """Return a layer with those of its joins whose table is there, and is not itself."""
    sound = tuple(
        each
        for each in layer.joins
        if each.table_id in known.layers and each.table_id != layer.layer_id
    )
    if len(sound) < len(layer.joins):
        part = f"{layer.layer_id}.joins"
        known.problems.append(Phrase("project.no_such_table", {"part": part}))
    return replace(layer, joins=sound)


def _read_as(part: StoredPart) -> ReadAs:
    shift = part.numbers("datum_shift")
    if len(shift) not in _SHIFTS:
        part.complain("datum_shift")
        shift = ()
    corrections: tuple[Correction, ...] = get_args(Correction)
    return ReadAs(
        part.text("crs") or None,
        part.text("encoding") or None,
        part.flag("is_swapped", False),
        part.word("correction", corrections, ""),
        shift,
    )


def _basemap(part: StoredPart) -> BasemapChoice:
    kinds: tuple[BasemapKind, ...] = get_args(BasemapKind)
    kind = part.word("kind", kinds, "offline")
    datums: tuple[Datum, ...] = get_args(Datum)
    return BasemapChoice(kind, part.text("code"), part.word("datum", datums, "WGS-84"))


def _view(part: StoredPart) -> PlaceView | None:
    longitude = part.number("longitude", -360, 360)
    latitude = part.number("latitude", -90, 90)
    resolution = part.number("resolution", 1e-6, _COARSEST_M)
    if longitude is None or latitude is None or resolution is None:
        return None
    return PlaceView(longitude, latitude, resolution)


def _bookmarks(part: StoredPart) -> tuple[Bookmark, ...]:
    found = (
        (each.text("name"), _view(each.part("view")))
        for each in part.parts("bookmarks", _MOST_BOOKMARKS)
    )
    return tuple(Bookmark(name, view) for name, view in found if view is not None)


def _compared(part: StoredPart) -> tuple[PinnedSubject, ...]:
    found = []
    for each in part.parts("compared", MOST_COMPARED):
        feature_id = each.number("feature", -(2**53), 2**53) if each.has("feature") else None
        pinned = PinnedSubject(
            each.text("layer"),
            each.text("key"),
            None if feature_id is None else int(feature_id),
            each.flag("chosen", False),
        )
        if pinned.key or pinned.feature_id is not None:
            found.append(pinned)
    return tuple(found)


def _units(part: StoredPart) -> UnitChoice:
    money = part.word("money", tuple(MONEY_OF.values()), "million")
    return UnitChoice(part.word_or_none("area", tuple(SQUARE_METRES)), money)
