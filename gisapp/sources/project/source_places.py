"""How a project names the layers of its sources, and which of those that come are meant."""

import os
from collections.abc import Mapping
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.project.project import Project, ProjectLayer, ProjectSource
from gisapp.sources.source_name import table_identity

LayerKey = tuple[str, str, str]
"""What tells a layer from all others: its file, its table, the kind of its features."""


def uri_of(source: ProjectSource) -> str:
    """Return the name by which a source is opened."""
    return source.place if source.layer is None else f"{source.place}::{source.layer}"


def member_of(origin: str, place: str) -> str:
    """Return where a layer's file lies in its source, with forward slashes; "" for the source.

    Parameters
    ----------
    origin : str
        The source of the layer, as in `LayerOrigin`.
    place : str
        Of the project's source.

    Examples
    --------
    >>> member_of("/parks/delivery.zip/in/plots.shp", "/parks/delivery.zip")
    'in/plots.shp'
    """
    whole = origin if "://" in origin else str(Path(origin).absolute())
    return whole.removeprefix(place).strip("/\\").replace("\\", "/")


def layer_key(layer: Layer) -> LayerKey:
    """Return what tells a layer that has come from others."""
    return _normal(layer.origin.source), layer.origin.layer, layer.geometry.kind


def stored_key(stored: ProjectLayer, source: ProjectSource) -> LayerKey:
    """Return the key of the layer that a project means."""
    return _normal(file_of(stored, source)), stored.table, stored.geometry


def file_of(stored: ProjectLayer, source: ProjectSource) -> str:
    """Return the file of a layer in its source."""
    return f"{source.place}/{stored.member}" if stored.member else source.place


def read_as_of(source: ProjectSource, project: Project) -> Mapping[str, ReadAs]:
    """Return how the tables of a source are read, by their identity."""
    return {
        table_identity(file_of(each, source), each.table): each.read_as
        for each in project.layers_of(source.source_id)
    }


def _normal(place: str) -> str:
    """Return the same text for all the names of a file."""
    return place if "://" in place else os.path.realpath(Path(place).absolute())
