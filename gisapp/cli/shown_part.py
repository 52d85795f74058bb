"""Which part of the world, and which subject, a command shows."""

from collections.abc import Sequence

import numpy as np

from gisapp.cli.arguments import Arguments
from gisapp.cli.projects import view_of_project
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.crs import extent_from_degrees, lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.errors import SourceError

PICTURE_SIZE = (1600, 1000)
"""Logical pixels of a rendered map where `--size` is not given."""


def shown_viewport(
    arguments: Arguments, layers: Sequence[Layer], width: int, height: int
) -> Viewport:
    """Return what a picture shows: as the project does, unless an extent is named."""
    view = view_of_project(arguments)
    if view is None or arguments.extent is not None:
        return Viewport.fitting(shown_extent(arguments, layers), width, height, _margin(arguments))
    ((x, y),) = lonlat_to_mercator(np.array([[view.longitude, view.latitude]])).tolist()
    return Viewport(x, y, view.resolution, width, height)


def shown_extent(arguments: Arguments, layers: Sequence[Layer]) -> Extent:
    """Return what the picture or page shows, in EPSG:3857."""
    if arguments.extent is not None:
        return extent_from_degrees(arguments.extent)
    extent = LayerStack(tuple(layers)).home_extent
    if extent is None:
        raise SourceError("no_place")
    return extent


def _margin(arguments: Arguments) -> float:
    """Return the room around the extent: a chosen one is shown as it is."""
    return 0.0 if arguments.extent is not None else 0.06


def selected_row(arguments: Arguments, layers: Sequence[Layer]) -> FeatureRef | None:
    """Return the row with the key that was asked for; None where no mapped layer has one."""
    mapped = [layer for layer in layers if layer.mapping is not None]
    if arguments.select is None or not mapped:
        return None
    from gisapp.cli.own_facts import own_rows

    return next(iter(own_rows(arguments, mapped).with_key("", arguments.select)), None)


def check_selected(arguments: Arguments, layers: Sequence[Layer]) -> None:
    """Raise an error where the subject that was named is not there.

    Raises
    ------
    SourceError
        No layer has facts about it.
    """
    if arguments.select is not None and find_subject(layers, arguments.select) is None:
        raise SourceError("no_such_uid", uid=arguments.select)
