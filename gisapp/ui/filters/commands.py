"""The commands that filter a layer by an expression, by an area, or by what is near."""

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QDialog

from gisapp.core.events import Observable, mapped
from gisapp.core.filters.layer_filter import Chosen, Inside
from gisapp.core.geometry.drawn_area import CircleArea, DrawnArea, PolygonArea
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.geodesic_circle import circle_outline
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.filters.opening import can_filter
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words


def filter_commands(window: MainWindow, session: Session) -> tuple[Command, ...]:
    """Return the commands; dialogs are made when they are first shown."""

    def expression_dialog(_: Words) -> QDialog:
        from gisapp.ui.filters.expression_dialog import ExpressionDialog

        return ExpressionDialog(session, layer_meant(session), window)

    def near_dialog(_: Words) -> QDialog:
        from gisapp.ui.filters.near_dialog import NearDialog

        return NearDialog(session, layer_meant(session), window)

    words = session.state.words
    by_expression, by_nearness = (
        SingleDialog(make, words) for make in (expression_dialog, near_dialog)
    )
    can_be_filtered = Observable(False)
    session.state.layers.changed.connect(
        lambda layers: can_be_filtered.set(any(map(can_filter, layers)))
    )
    drawn = session.selecting.by_area.last
    return (
        Command(
            "filter_by_expression",
            by_expression.show,
            keys=("Ctrl+Alt+F",),
            menu=MenuPlace("view", 4, 0),
            enabled=can_be_filtered,
        ),
        Command(
            "filter_by_area",
            lambda: filter_by_area(session, drawn.value),
            menu=MenuPlace("view", 4, 1),
            enabled=mapped(drawn, lambda now: now is not None),
        ),
        Command(
            "filter_by_selection",
            lambda: filter_by_selection(session),
            menu=MenuPlace("view", 4, 3),
            enabled=mapped(session.state.selection, lambda now: bool(now.features.ids)),
        ),
        Command(
            "filter_by_nearness",
            by_nearness.show,
            menu=MenuPlace("view", 4, 2),
            enabled=can_be_filtered,
        ),
    )


def layer_meant(session: Session) -> str:
    """Return the layer of what is selected, else the one picked, or the topmost to be filtered."""
    layers = session.state.layers
    selected = layers.present(session.state.selection.value.features.ids)
    picked = layers.present([session.state.picked_layer.value])
    known = [*selected, *picked, *reversed(layers.visible)]
    return next((each.layer_id for each in known if can_filter(each)), "")


def filter_by_area(session: Session, area: DrawnArea | None) -> None:
    """Show of the layer that is meant only what touches the area that was drawn last."""
    layer_id = layer_meant(session)
    if area is None or layer_id not in session.state.layers:
        return
    wanted = session.state.layers[layer_id].filter
    others = tuple(each for each in wanted.conditions if not isinstance(each, Inside))
    inside = Inside((outline_of(area),))
    session.edits.filter(layer_id, replace(wanted, conditions=(*others, inside)))


def filter_by_selection(session: Session) -> None:
    """Show of each layer with selected features only these, also where it had others before."""
    layers = session.state.layers
    features = session.state.selection.value.features.ids
    for layer in layers.present(features):
        if can_filter(layer) and len(features[layer.layer_id]):
            others = (each for each in layer.filter.conditions if not isinstance(each, Chosen))
            ids = np.unique(features[layer.layer_id]).tolist()
            wanted = replace(layer.filter, conditions=(*others, Chosen(tuple(ids))))
            session.edits.filter(layer.layer_id, wanted)


def outline_of(area: DrawnArea) -> tuple[tuple[float, float], ...]:
    """Return the outline of a drawn area in degrees of WGS 84, closed.

    >>> from gisapp.core.geometry.drawn_area import BoxArea
    >>> from gisapp.core.space.extent import Extent
    >>> len(outline_of(BoxArea(Extent(0, 0, 1, 1))))
    5
    """
    match area:
        case CircleArea(x=x, y=y, radius_m=radius_m):
            xy = circle_outline(x, y, radius_m)
        case PolygonArea(vertices=vertices):
            xy = np.array([*vertices, vertices[0]], np.float64)
        case _:
            box = area.extent
            west, south, east, north = box.xmin, box.ymin, box.xmax, box.ymax
            xy = np.array(
                [(west, south), (east, south), (east, north), (west, north), (west, south)]
            )
    return tuple((float(x), float(y)) for x, y in mercator_to_lonlat(xy).tolist())
