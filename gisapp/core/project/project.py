"""A project: sources, how they are read and look, and what the user noted of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from gisapp.core.filters.layer_filter import NO_FILTER, LayerFilter
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.layers.row_notes import NO_NOTES, RowNotes
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.tables.table_look import PLAIN_TABLE, TableLook
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.core.tiles.tile_grid import Datum
from gisapp.words import Language

BasemapKind = Literal["offline", "online", "file"]

MOST_COMPARED = 6
"""Subjects side by side: more would not be seen at once."""
EMBEDDED = "embedded"
"""The id of the embedded data among the sources."""


@dataclass(frozen=True)
class PlaceView:
    """Where the map stands.

    Parameters
    ----------
    longitude, latitude : float
        The centre, in degrees of WGS 84.
    resolution : float
        Metres of EPSG:3857 a logical pixel.
    """

    longitude: float
    latitude: float
    resolution: float


@dataclass(frozen=True)
class Bookmark:
    """A view that the user gave a name."""

    name: str
    view: PlaceView


@dataclass(frozen=True)
class PinnedSubject:
    """A subject that the user compares with others.

    Parameters
    ----------
    layer_id : str
        Of its layer in the project; empty for a subject without a place on the map.
    key : str
        What tells it from all others: its uid, or its key; empty where it has none.
    feature_id : int or None
        Its row, for one without a key; None where it has no row.
    is_chosen : bool
        True for the one from which differences are told.
    """

    layer_id: str
    key: str
    feature_id: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class BasemapChoice:
    """The base map below the layers.

    Parameters
    ----------
    kind : "offline", "online" or "file"
    code : str
        Of an online one; for a file its absolute path; empty for the offline one.
    datum : "WGS-84" or "GCJ-02"
        What its tiles are taken to be drawn for.
    """

    kind: BasemapKind = "offline"
    code: str = ""
    datum: Datum = "WGS-84"


@dataclass(frozen=True)
class FileMark:
    """What was known of a file when it was opened, so that it is told from a namesake.

    Parameters
    ----------
    name : str
        Without its folder.
    size : int or None
        In bytes; None where that is not known, as of folders and addresses.
    modified : str
        When it was written last, ISO 8601 in UTC; may be empty.
    """

    name: str = ""
    size: int | None = None
    modified: str = ""


@dataclass(frozen=True)
class ProjectSource:
    """One source of a project; which state its file was in makes it no other one.

    Parameters
    ----------
    source_id : str
        Unique in the project; `EMBEDDED` for the embedded data.
    place : str
        An absolute path or an address; empty for the embedded data.
    layer : str or None
        The one layer of the file that is the source; None for all of it.
    read_as : ReadAs
        What the user says of it, in place of what it states.
    file : FileMark
        The file as it was when it was opened.
    removed : tuple of str
        The layers of it that the user took away, by the ids that the source gives them.
    """

    source_id: str
    place: str
    layer: str | None = None
    read_as: ReadAs = AS_STATED
    file: FileMark = field(default=FileMark(), compare=False)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableJoinChoice:
    """A table that is joined to a layer.

    Parameters
    ----------
    table_id : str
        The table's id in the project.
    field, column : str
        The layer's field and the table's column that tell what belongs together.
    """

    table_id: str
    field: str
    column: str


@dataclass(frozen=True)
class ProjectLayer:
    """One layer of a source, and all that the user chose for it.

    Parameters
    ----------
    layer_id : str
        Unique in the project.
    source_id : str
        Of its source.
    member : str
        Where its file lies in the source, with forward slashes, where that is a folder or an
        archive; else empty.
    table : str
        What the source calls it.
    geometry : str
        The kind of its features; what has several kinds in one table is several layers.
    name : str
        What the layers panel calls it, for whoever misses it.
    table_look : TableLook
        How its table is looked at.
    visible, opacity, finest, coarsest, style, filter, chosen_roles, mapping, notes
        As of `Layer`; the filter names layers by their ids in the project.
    own_name : str
        The name that the user gave it; empty for the source's.
    own_group : Bilingual or None
        As of `Layer`.
    read_as : ReadAs
        What the user says of its table.
    joins : tuple of TableJoinChoice
        The tables whose columns it has, in the order in which they were joined.
    """

    layer_id: str
    source_id: str
    table: str
    geometry: str
    member: str = ""
    name: str = field(default="", compare=False)
    visible: bool = True
    opacity: float = 1.0
    finest: float = 0.0
    coarsest: float = float("inf")
    style: LayerStyle = PLAIN_STYLE
    filter: LayerFilter = NO_FILTER
    chosen_roles: Mapping[str, FieldRole] = field(default_factory=dict, hash=False)
    read_as: ReadAs = AS_STATED
    mapping: LayerMapping | None = None
    notes: RowNotes = NO_NOTES
    joins: tuple[TableJoinChoice, ...] = ()
    own_name: str = ""
    own_group: Bilingual | None = None
    table_look: TableLook = PLAIN_TABLE


@dataclass(frozen=True)
class Project:
    """All that a project file keeps.

    Parameters
    ----------
    sources : tuple of ProjectSource
        In the order in which they were opened.
    layers : tuple of ProjectLayer
        Bottom first.
    facts : tuple of str
        The absolute paths of tables of facts that were added, in that order.
    view : PlaceView or None
        What the map showed last.
    compared : tuple of PinnedSubject
        What stands side by side, in the order of the columns.
    language : "en", "zh" or None
    is_package : bool
        True for one whose files all lie beside it and below.
    """

    title: str = ""
    notes: str = ""
    sources: tuple[ProjectSource, ...] = ()
    layers: tuple[ProjectLayer, ...] = ()
    basemap: BasemapChoice = BasemapChoice()
    facts: tuple[str, ...] = ()
    view: PlaceView | None = None
    bookmarks: tuple[Bookmark, ...] = ()
    compared: tuple[PinnedSubject, ...] = ()
    language: Language | None = None
    units: UnitChoice | None = None
    is_package: bool = False

    @property
    def work(self) -> "Project":
        """The project without what changes as one only looks around: view, language, units."""
        return replace(self, view=None, language=None, units=None)

    def layers_of(self, source_id: str) -> tuple[ProjectLayer, ...]:
        """Return the layers of one source, bottom first."""
        return tuple(each for each in self.layers if each.source_id == source_id)
