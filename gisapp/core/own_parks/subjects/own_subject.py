"""A subject of the user's own data, with all that a dossier of it needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.row_places import RowPlace
from gisapp.core.parks.dataset import ParkDataset
from gisapp.errors import Phrase


@dataclass(frozen=True)
class FactCell:
    """What states a fact: mostly a cell, by the row of a layer and the column.

    Parameters
    ----------
    ref : FeatureRef
        The row.
    column : str
        Empty for a shape.
    place : RowPlace
        Where that stands.
    part : "cell", "shape" or "column"
        The cell, the shape of the row, or the whole column.
    """

    ref: FeatureRef
    column: str
    place: RowPlace
    part: Literal["cell", "shape", "column"] = "cell"


@dataclass(frozen=True, eq=False)
class OwnSubject:
    """One subject of mapped layers, among those that it is tied to.

    Parameters
    ----------
    dataset : ParkDataset
        The subject, its parents and members, their facts, and where each comes from; a small
        one, made when the subject is asked for.
    uid : str
        The subject's, in `dataset`: its key.
    features : mapping
        The features that each subject of `dataset` is, by its uid: of several files there may
        be one each.
    cells : mapping
        Where each fact of `dataset` stands that a file states, by its id; those too that only
        figures which were worked out rest on.
    notes : tuple of Phrase
        What is left out: members beyond those listed, links that are not known.
    """

    dataset: ParkDataset
    uid: str
    features: Mapping[str, tuple[FeatureRef, ...]]
    cells: Mapping[str, FactCell] = field(default_factory=dict)
    notes: tuple[Phrase, ...] = ()
