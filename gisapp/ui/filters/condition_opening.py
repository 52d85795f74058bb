"""Opens the card, or the dialog, in which a condition of a layer's filter was set."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from gisapp.core.filters.conditions import field_of
from gisapp.core.filters.layer_filter import Chosen, Condition, Inside, Matches
from gisapp.session.session import Session
from gisapp.ui.filters.opening import open_facet


def can_change(condition: Condition) -> bool:
    """True for a condition that `open_condition` lets one change: others are made anew."""
    return not isinstance(condition, Inside | Chosen)


def open_condition(
    session: Session, layer_id: str, condition: Condition, anchor: QWidget
) -> QWidget:
    """Show what a condition was set in: a column beside what was clicked, or a dialog.

    Parameters
    ----------
    session : Session
    layer_id : str
        The layer whose filter has the condition.
    condition : Condition
        One that `can_change`.
    anchor : QWidget
        What was clicked.
    """
    field = field_of(condition)
    if field:
        return open_facet(session, layer_id, field, anchor)
    dialog = _dialog(session, layer_id, condition, anchor.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog


def _dialog(session: Session, layer_id: str, condition: Condition, window: QWidget) -> QDialog:
    from gisapp.ui.filters.expression_dialog import ExpressionDialog
    from gisapp.ui.filters.near_dialog import NearDialog

    made = ExpressionDialog if isinstance(condition, Matches) else NearDialog
    return made(session, layer_id, window)
