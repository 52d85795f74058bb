"""The features that a layer has in memory, with their attributes and how each one looks."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.geometry.ragged import Rows
from gisapp.core.layers.attributes import AttributeTable, FieldRole
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.symbology import Symbology
from gisapp.core.rasters.raster import Raster


@dataclass(frozen=True, eq=False)
class LayerContent:
    """What a layer shows: its features, their attributes, and the class of each.

    Frozen, so that workers may share it. All of it is replaced together, for the rows of the
    geometry, the classes and the symbology belong together.

    Parameters
    ----------
    index : FeatureIndex
        Of the features' geometry, in EPSG:3857.
    attributes : AttributeTable
        Has the attributes of these features, by their ids, and maybe of more.
    symbology : Symbology
        How the features of each class look.
    classes : (features,) uint8
        The position in `symbology.classes` of each feature's class.
    partial : PartialContent or None
        Of a source that is too large for memory: what is known of the features that are not
        loaded. None if all features of the source are here.
    raster : Raster or None
        What a layer shows that has a picture in place of features.
    passing : (features,) bool or None
        Which features the layer's filter lets through; None for all. Of these, `shown` leaves
        out those of hidden classes.

    Raises
    ------
    ValueError
        There is not one class for each feature, or not of this symbology.
    """

    index: FeatureIndex
    attributes: AttributeTable
    symbology: Symbology
    classes: NDArray[np.uint8]
    partial: PartialContent | None = None
    raster: Raster | None = None
    passing: NDArray[np.bool_] | None = None
    suggested_roles: dict[str, FieldRole] = field(default_factory=dict, init=False, repr=False)
    """What fields turned out to be; see `field_roles`."""

    def __post_init__(self) -> None:
        """Check what would otherwise show as wrong colours, or fail while a frame is painted."""
        features, classes = len(self.geometry), len(self.symbology.classes)
        if len(self.classes) != features:
            raise ValueError(f"{len(self.classes)} classes for {features} features")
        if features and int(self.classes.max()) >= classes:
            raise ValueError(f"class {self.classes.max()} in a symbology of {classes} classes")

    @classmethod
    def in_first_class(
        cls,
        index: FeatureIndex,
        attributes: AttributeTable,
        symbology: Symbology,
        partial: PartialContent | None = None,
    ) -> "LayerContent":
        """Return content of which all features belong to the first class of `symbology`.

        Parameters are those of `LayerContent`.
        """
        classes = np.zeros(len(index.geometry), np.uint8)
        return cls(index, attributes, symbology, classes, partial)

    @property
    def geometry(self) -> FeatureGeometry:
        """The geometry of the features, in EPSG:3857."""
        return self.index.geometry

    @property
    def shown(self) -> NDArray[np.bool_] | None:
        """Which features are drawn, found, named and exported, (features,); None if all are."""
        return self.index.shown

    def showing(self, passing: NDArray[np.bool_] | None) -> "LayerContent":
        """Return the same features, of which a filter lets only some through.

        Parameters
        ----------
        passing : (features,) bool or None
            None for all. Those of hidden classes are left out besides.
        """
        return replace(self, passing=passing)._with_index_of_shown()

    def of_rows(self, rows: Rows) -> "LayerContent":
        """Return some of the features, of which no filter leaves any out.

        Parameters
        ----------
        rows : (rows,) int64
            Of the geometry, in the order that is wanted.
        """
        return LayerContent(
            FeatureIndex(self.geometry.reordered(rows)),
            self.attributes,
            self.symbology,
            self.classes[rows],
            self.partial,
            self.raster,
        )

    def classified(self, symbology: Symbology, classes: NDArray[np.uint8]) -> "LayerContent":
        """Return the same features in other classes; those of hidden classes are not shown.

        Parameters
        ----------
        symbology : Symbology
            How the features of each class look.
        classes : (features,) uint8
            The position in `symbology.classes` of each feature's class.

        Returns
        -------
        LayerContent
        """
        made = replace(self, symbology=symbology, classes=classes)
        hidden, before = _hidden(symbology), _hidden(self.symbology)
        is_same = classes is self.classes and np.array_equal(hidden, before)
        return (
            made if is_same or not (hidden.any() or before.any()) else made._with_index_of_shown()
        )

    def _with_index_of_shown(self) -> "LayerContent":
        """Return the content with an index that finds what passes and is of no hidden class."""
        hidden, shown = _hidden(self.symbology), self.passing
        if hidden.any():
            is_seen = ~hidden[self.classes]
            shown = is_seen if shown is None else shown & is_seen
        return replace(self, index=self.index.only(shown))


def _hidden(symbology: Symbology) -> NDArray[np.bool_]:
    return np.array([each.is_hidden for each in symbology.classes], np.bool_)
