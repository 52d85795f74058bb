"""A layer: features of one geometry kind from one source, and how they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.filters.layer_filter import NO_FILTER, LayerFilter
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attributes import AttributeTable, FieldRole
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.layers.row_notes import NO_NOTES, RowNotes
from gisapp.core.layers.row_store import RowStore
from gisapp.core.layers.symbology import LabelStyle, Symbology
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.rasters.raster import Raster
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import Phrase, worded
from gisapp.words import Words, load_words

OFFLINE_BASEMAP_GROUPS = ("context", "base")
"""The groups of the layers that the offline base map is made of."""
RASTER_GROUP = "rasters"
"""The group of the layers that have a picture in place of features."""

CUT_SHORT = ("stopped", "incomplete", "too_large")
"""The codes of problems which mean that there is more than what was read; said in this order."""

MOST_LISTED = 1000
"""So many of the features that a problem concerns are noted."""


NO_GEOMETRY = "None"
"""The geometry type of a table whose rows have no place."""


@dataclass(frozen=True)
class Problem:
    """Something in a source that could not be taken as it is.

    Parameters
    ----------
    code : str
        What it is, for programs: "short_ring", "no_geometry" …
    message : str
        One sentence for users, in English.
    count : int
        How many features it concerns.
    values : mapping
        What stands at the placeholders of the words; empty where `message` is all that is known.
    wording : str
        The words are `problem.<wording>`; empty for `problem.<code>`.
    feature_ids : tuple of int
        The features that it concerns, at most `MOST_LISTED`; empty where nobody noted them.
    """

    code: str
    message: str
    count: int = 1
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    wording: str = ""
    feature_ids: tuple[int, ...] = field(default=(), hash=False)

    @classmethod
    def of(cls, code: str, count: int = 1, /, *, wording: str = "", **values: object) -> "Problem":
        """Return a problem that is told in words of the program; parameters as of the class."""
        known = {"count": count, **values}
        message = worded(load_words("en"), f"problem.{wording or code}", known)
        return cls(code, message, count, known, wording)

    def at(self, feature_ids: Iterable[int]) -> "Problem":
        """Return the problem with the features that it concerns, as many as are listed."""
        return replace(self, feature_ids=tuple(islice(feature_ids, MOST_LISTED)))

    @property
    def phrase(self) -> Phrase:
        """The same as a sentence that needs no layer."""
        return Phrase(f"problem.{self.wording or self.code}", self.values)

    def sentence(self, words: Words) -> str:
        """Return the sentence in a language, in English where it has no words."""
        return (self.values and self.phrase.sentence(words)) or self.message


@dataclass(frozen=True)
class LayerOrigin:
    """Where a layer comes from, for its properties and for `gisapp info`.

    Parameters
    ----------
    source : str
        The path of a file, or an address.
    layer : str
        The name of the layer, or of the table, in the source.
    crs : str or None
        `EPSG:n` if it has a code, else WKT2; None if the source does not say.
    geometry_type : str
        As the source calls it.
    encoding : str
        Of the source's text.
    problems : tuple of Problem
        What was wrong in the source.
    attribution : str
        What must be written on a map of it; empty for nothing.
    read_as : ReadAs
        What the user said in place of what the source states.
    notes : tuple of (str, str)
        What else the source states of the layer: a name and a value each, as they are written.
    is_swapped : bool
        True where the first coordinate was taken for the northing or latitude.
    total_rows : tuple of int or None
        The features that are totals of others, ascending; None where nobody looked for them.
    """

    source: str
    layer: str
    crs: str | None
    geometry_type: str
    encoding: str = "UTF-8"
    problems: tuple[Problem, ...] = ()
    attribution: str = ""
    read_as: ReadAs = AS_STATED
    notes: tuple[tuple[str, str], ...] = ()
    is_swapped: bool = False
    total_rows: tuple[int, ...] | None = None


@dataclass(frozen=True, eq=False)
class Layer:
    """One entry of the layer stack; frozen, so that workers may share it: a change makes another.

    Parameters
    ----------
    layer_id : str
        Unique in a stack, and kept when the layer's look or content changes.
    name : Bilingual
        What the layers panel and the legend call it.
    group : str
        The group that it comes with: "parks", "context", "base", "rasters" or a file's name.
    kind : str
        For a layer of the park schema the kind of its features ("park", "enterprise" …), else "".
    content : LayerContent
        Its features, their attributes and their classes. To show other features, replace this
        one field.
    origin : LayerOrigin
        Where it comes from.
    labels : LabelStyle or None
        How its features' names are written; None if they are not.
    dataset : ParkDataset or None
        The facts about its features, for a layer of the park schema.
    schematic : bool
        True if all its geometry is drawn by hand and says so.
    identifiable : bool
        True if clicks, hover and search find its features; False for base map and context.
    visible : bool
        True if the user wants to see it.
    opacity : float
        From 0, which shows nothing, to 1.
    finest, coarsest : float
        The resolutions, in metres of EPSG:3857 a pixel, between which it is drawn; the coarsest
        itself is not.
    chosen_roles : mapping of str to FieldRole
        What the user says that fields are, by their names.
    mapping : LayerMapping or None
        What its rows are and its columns mean; None where nobody confirmed that.
    filter : LayerFilter
        Which of its features are wanted; `content.shown` has those that are shown.
    style : LayerStyle
        What the user chose of its look; `content.symbology` has how it looks.
    source_name : Bilingual or None
        What its source calls it, where the user gave it another name; else None.
    own_group : Bilingual or None
        The group that the user put it into, empty for none; None for the one that it comes with.
    notes : RowNotes
        What the user noted of single features.
    """

    layer_id: str
    name: Bilingual
    group: str
    kind: str
    content: LayerContent
    origin: LayerOrigin
    labels: LabelStyle | None = None
    dataset: ParkDataset | None = None
    schematic: bool = False
    identifiable: bool = True
    visible: bool = True
    opacity: float = 1.0
    finest: float = 0.0
    coarsest: float = float("inf")
    chosen_roles: Mapping[str, FieldRole] = field(default_factory=dict)
    mapping: LayerMapping | None = None
    filter: LayerFilter = NO_FILTER
    style: LayerStyle = PLAIN_STYLE
    source_name: Bilingual | None = None
    own_group: Bilingual | None = None
    notes: RowNotes = NO_NOTES

    @property
    def geometry(self) -> FeatureGeometry:
        """The geometry of the features in memory, in EPSG:3857."""
        return self.content.geometry

    @property
    def index(self) -> FeatureIndex:
        """Finds the features in memory by place."""
        return self.content.index

    @property
    def attributes(self) -> AttributeTable:
        """The attributes of the features."""
        return self.content.attributes

    @property
    def symbology(self) -> Symbology:
        """How the features in memory look."""
        return self.content.symbology

    @property
    def classes(self) -> NDArray[np.uint8]:
        """The position in `symbology.classes` of each feature's class, (features,)."""
        return self.content.classes

    @property
    def partial(self) -> PartialContent | None:
        """What is known of the features that are not in memory; None if all are."""
        return self.content.partial

    @property
    def row_store(self) -> RowStore | None:
        """Where all rows of a layer beyond memory can be read; None where there is no such way."""
        return self.partial.store.rows if self.partial is not None else None

    @property
    def raster(self) -> Raster | None:
        """What it shows if it has a picture in place of features, else None."""
        return self.content.raster

    @property
    def feature_count(self) -> int:
        """How many features the source has, in memory or not, with and without geometry."""
        return self.partial.features if self.partial else len(self.geometry)

    @property
    def is_overview(self) -> bool:
        """True if a density grid stands for the features, so that they cannot be clicked."""
        return self.partial is not None and self.partial.loaded is None

    @property
    def is_table(self) -> bool:
        """True for a mere table, whose rows have no place."""
        return self.origin.geometry_type == NO_GEOMETRY

    @property
    def nbytes(self) -> int:
        """Memory of its geometry and its density grid, in bytes."""
        return self.geometry.nbytes + (self.partial.density_grid.nbytes if self.partial else 0)

    @property
    def coloring(self) -> Symbology:
        """How its features are coloured, or will be once they are loaded."""
        return (self.partial and self.partial.colors) or self.symbology

    @property
    def bounds(self) -> Extent | None:
        """The extent of all features of the source in EPSG:3857; None if none has geometry."""
        if self.raster is not None:
            return self.raster.extent
        return self.partial.extent if self.partial else self.index.extent

    @property
    def extent(self) -> Extent | None:
        """As `bounds`, but across 180° where that is narrower than half the world."""
        if self.raster is not None:
            return self.raster.extent
        return self.partial.extent if self.partial else self.index.narrow_extent

    def with_role(self, field: str, role: FieldRole | None) -> "Layer":
        """Return the layer with another role of a field; None for what is suggested."""
        others = {name: other for name, other in self.chosen_roles.items() if name != field}
        return replace(self, chosen_roles=others if role is None else {**others, field: role})


class FeatureRef(NamedTuple):
    """One feature of one layer, by the source's own id."""

    layer_id: str
    feature_id: int


def refs_of(layer: Layer, rows: Rows) -> list[FeatureRef]:
    """Return the features at some rows of a layer's geometry; fast enough for a million.

    Parameters
    ----------
    layer : Layer
    rows : (n,) int64
        Rows of `layer.geometry`.

    Returns
    -------
    list of FeatureRef
        In the order of `rows`.
    """
    ids = layer.geometry.feature_ids[rows].tolist()
    return list(map(FeatureRef._make, zip(repeat(layer.layer_id), ids, strict=False)))


@dataclass(frozen=True)
class TopicRef:
    """A subject of facts that has no place on the map: a cluster, a fund, a plan."""

    uid: str


def is_drawn(layer: Layer, resolution: float) -> bool:
    """True if a layer is drawn at a resolution, in metres of EPSG:3857 a logical pixel."""
    return layer.visible and layer.opacity > 0 and layer.finest <= resolution < layer.coarsest


def names_are_at_hand(layer: Layer) -> bool:
    """True if the names of a layer's features can be read at once, however many."""
    return layer.attributes.is_at_hand and layer.attributes.names_at_hand


def not_at_hand(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return the layers whose attributes must be fetched before they can be read."""
    return tuple(layer for layer in layers if not layer.attributes.is_at_hand)
