"""Puts what belongs to the map into the window: its commands, its menu, the cards over it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from gisapp.core.events import Observable, mapped
from gisapp.core.space.geodesy import prepare
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.position_text import NAMED_SYSTEMS, position_text
from gisapp.session.session import Session
from gisapp.ui.canvas.commands import (
    key_commands,
    selection_commands,
    step_commands,
    tool_commands,
    view_commands,
)
from gisapp.ui.canvas.empty_hint import EmptyHint
from gisapp.ui.canvas.giving_way import GivingWay
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.map_tools import TOLERANCE_PX
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.canvas.tool_box import MEASURES, ToolBox, ToolName
from gisapp.ui.canvas.welcome import WelcomeCard
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.filters.chips import FilterChips
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.message_bar import MessageBar

_KNOWN = "known"
_MENU = "canvas"
"""The context menu of the canvas."""

MapPosition = tuple[float, float]


def install(window: MainWindow, session: Session) -> None:
    """Add the cards over the map, its context menu and its commands."""
    state, canvas = session.state, _map_of(window)
    tools = canvas.tools
    welcome = _welcome_card(window, session)
    canvas.gesture_made.connect(welcome.tick)
    session.attribute_loader.changed.connect(lambda _: canvas.redraw())
    window.add_commands(
        *view_commands(session),
        *selection_commands(session),
        *tool_commands(tools),
        *key_commands(canvas, session),
        *step_commands(canvas),
    )
    canvas.addActions(window.commands.actions_of("canvas"))
    _add_context_menu(window, session, canvas)
    _prepare_to_measure(session, tools)
    top, bottom = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
    top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    messages, chips = MessageBar(session), FilterChips(session)
    window.add_cards(
        (
            (messages, top),
            (chips, top_left),
            (MeasureCard(state, tools), bottom),
            (EmptyHint(state), top),
            (welcome, bottom),
        )
    )
    # In a small window the card would cover what was found.
    session.searcher.went.connect(lambda _: welcome.put_away())
    GivingWay(canvas, {chips: lambda: chips.has_conditions, welcome: lambda: welcome.is_wanted})
    # It shows what was told before there was a bar: not without a window around it.
    session.messages.connect(messages.show_message)


def _map_of(window: MainWindow) -> MapCanvas:
    canvas = window.centralWidget()
    if not isinstance(canvas, MapCanvas):
        raise TypeError("the window shows no map")
    return canvas


def _welcome_card(window: MainWindow, session: Session) -> WelcomeCard:
    """Return the card, hidden where the gestures are known."""
    settings = session.settings
    card = WelcomeCard(session.state.words)
    if not settings.is_kept or settings.word("gestures", (_KNOWN,)) is not None:
        card.put_away()
    card.learned.connect(lambda: settings.remember("gestures", _KNOWN))
    return card


def _add_context_menu(window: MainWindow, session: Session, canvas: MapCanvas) -> None:
    """Add the menu of a place on the map: ask what is there, measure from it, copy it."""
    viewport = session.state.viewport
    place: Observable[MapPosition] = Observable((viewport.value.x, viewport.value.y))

    def follow(now: Viewport) -> None:
        # A menu that is open is about the place where it was opened.
        if QApplication.activePopupWidget() is None:
            place.set((now.x, now.y))

    viewport.changed.connect(follow)

    def ask() -> None:
        session.selector.click(*place.value, TOLERANCE_PX * viewport.value.resolution)

    def compare() -> None:
        ask()
        session.compared.pin_selected()

    def position(at: MapPosition) -> Mapping[str, Any]:
        return {"position": position_text(*at, "decimal")}

    def copy_as(menu: QMenu) -> None:
        for style in dict.fromkeys((session.positions.style.value, *NAMED_SYSTEMS)):
            text = position_text(*place.value, style)
            if text is not None:
                menu.addAction(in_menu(text), partial(QApplication.clipboard().setText, text))

    def open_menu(pixel: QPoint) -> None:
        place.set(viewport.value.to_map(pixel.x(), pixel.y()))
        menu = window.menus.context_menu(_MENU)
        menu.popup(canvas.mapToGlobal(pixel))

    window.add_commands(
        Command("what_is_here", ask, menu=MenuPlace(_MENU, 0, 0)),
        Command(
            "measure_from_here",
            lambda: canvas.tools.measure_from(*place.value),
            menu=MenuPlace(_MENU, 0, 1),
        ),
        Command("compare_here", compare, menu=MenuPlace(_MENU, 0, 2)),
        Command(
            "copy_decimal",
            lambda: QApplication.clipboard().setText(position_text(*place.value, "decimal") or ""),
            menu=MenuPlace(_MENU, 1, 0),
            values=mapped(place, position),
        ),
        Command("copy_place_as", lambda: None, menu=MenuPlace(_MENU, 1, 1), fill=copy_as),
    )
    canvas.menu_requested.connect(open_menu)


def _prepare_to_measure(session: Session, tools: ToolBox) -> None:
    """Have a worker load what measures on the ellipsoid when a measure tool is first taken up."""
    can_tell = tools.measure.can_tell

    def prepare_for(chosen: ToolName) -> None:
        if chosen in (*MEASURES, "select_circle") and not can_tell.value:
            title = session.state.words.value("measure.getting_ready")
            session.tasks.run(title, lambda _: prepare(), lambda _: can_tell.set(True))

    tools.chosen.changed.connect(prepare_for)
