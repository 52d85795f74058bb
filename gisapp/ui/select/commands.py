"""The commands of the menu Select, but those of its tools."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from gisapp.core.events import Observable, mapped
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.plain_text import in_menu

Show = Callable[[], object]


def set_commands(session: Session) -> tuple[Command, ...]:
    """Return what selects all, the others, or what was selected before."""
    selecting, has_some = session.selecting, _has_some(session)
    return (
        Command(
            "select_all",
            selecting.by_set.select_all,
            icon="select-all",
            keys=("Ctrl+A",),
            menu=MenuPlace("select", 1, 0),
            scope="canvas",
        ),
        Command(
            "select_in_view",
            selecting.by_area.select_in_view,
            keys=("Ctrl+Shift+A",),
            menu=MenuPlace("select", 1, 1),
        ),
        Command(
            "select_all_of",
            lambda: None,
            menu=MenuPlace("select", 1, 2),
            fill=lambda menu: _list_layers(menu, session),
        ),
        Command(
            "invert_selection",
            selecting.by_set.invert,
            icon="select-invert",
            keys=("Ctrl+I",),
            menu=MenuPlace("select", 2, 0),
        ),
        Command(
            "grow_selection",
            selecting.by_set.grow,
            icon="select-grow",
            keys=("Ctrl+G",),
            menu=MenuPlace("select", 2, 1),
            enabled=has_some,
            scope="canvas",
        ),
        Command(
            "last_selection",
            selecting.earlier.select_last,
            icon="select-last",
            keys=("Ctrl+Shift+D",),
            menu=MenuPlace("select", 4, 1),
            enabled=selecting.earlier.there_are,
        ),
    )


def dialog_commands(
    session: Session, show_grow: Show, show_by_expression: Show, show_by_layer: Show
) -> tuple[Command, ...]:
    """Return what asks before it selects.

    Parameters
    ----------
    show_grow, show_by_expression, show_by_layer : callable
        Open the dialogs.
    """
    return (
        Command(
            "grow_by_distance",
            show_grow,
            keys=("Ctrl+Shift+G",),
            menu=MenuPlace("select", 2, 2),
            enabled=_has_some(session),
            scope="canvas",
        ),
        Command(
            "select_by_expression",
            show_by_expression,
            icon="select-expression",
            keys=("Ctrl+Shift+E",),
            menu=MenuPlace("select", 3, 0),
        ),
        Command(
            "select_by_layer",
            show_by_layer,
            icon="select-by-layer",
            keys=("Ctrl+Shift+N",),
            menu=MenuPlace("select", 3, 1),
        ),
    )


def _has_some(session: Session) -> Observable[bool]:
    return mapped(session.state.selection, lambda now: bool(now.features))


def _list_layers(menu: QMenu, session: Session) -> None:
    """Fill a menu with the layers of which all can be selected."""
    language = session.state.words.value.language
    choices = session.selecting.layers.choices
    for layer in choices:
        menu.addAction(
            in_menu(" ".join(layer.name.in_language(language).split())),
            partial(session.selecting.by_set.select_all, layer.layer_id),
        )
    if not choices:
        menu.addAction(session.state.words.value("select.no_layer")).setEnabled(False)
