"""The menu of the styles that came with a layer's file."""

from functools import partial

from PySide6.QtWidgets import QMenu

from gisapp.session.session import Session
from gisapp.ui.widgets.plain_text import in_menu


def fill_stored_styles(menu: QMenu, session: Session, layer_id: str) -> None:
    """Fill a menu with the styles that came with a layer, the default one first."""
    for place, name in enumerate(session.file_styles.names_of(layer_id)):
        menu.addAction(in_menu(name), partial(session.file_styles.use, layer_id, place))
