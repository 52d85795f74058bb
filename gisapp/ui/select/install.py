"""Puts selecting into the window: its menu, its card, its dialogs, its place in the status bar."""

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gisapp.session.session import Session
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.canvas.tool_box import SELECTS, ToolName
from gisapp.ui.select.commands import dialog_commands, set_commands
from gisapp.ui.select.status import SelectionButton
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words

_ON_MAP = ("select_all", "grow_selection", "grow_by_distance")
"""The commands whose keys count where the map has the focus."""
_IN_STATUS = ("show_selection", "invert_selection", "last_selection", "clear_selection")
"""The commands that the menu in the status bar offers beside the sums."""


def install(window: MainWindow, session: Session) -> None:
    """Add the commands, what the status bar tells, and the card once a tool is taken up."""
    selecting, words = session.selecting, session.state.words

    # Most starts of the window end without a dialog.
    def grow_dialog(now: Words) -> QDialog:
        from gisapp.ui.select.grow_dialog import GrowDialog

        return GrowDialog(selecting.by_set.grow, now, window)

    def expression_dialog(now: Words) -> QDialog:
        from gisapp.ui.select.expression_dialog import ExpressionDialog

        return ExpressionDialog(
            session.state, selecting.by_expression, session.settings, now, window
        )

    def layer_dialog(now: Words) -> QDialog:
        from gisapp.ui.select.layer_dialog import LayerDialog

        return LayerDialog(session.state, selecting.by_set.select_by_layer, now, window)

    makers = grow_dialog, expression_dialog, layer_dialog
    shows = (SingleDialog(make, words).show for make in makers)
    window.add_commands(*set_commands(session), *dialog_commands(session, *shows))
    _add_to_map(window, session)
    _add_to_status(window, session)


def _add_to_map(window: MainWindow, session: Session) -> None:
    """Have what is drawn on the map select, with a card over the map from the first time on."""
    canvas = window.centralWidget()
    if not isinstance(canvas, MapCanvas):
        raise TypeError("the window shows no map")
    canvas.addActions([window.commands[name] for name in _ON_MAP])
    tools, selecting = canvas.tools, session.selecting
    tools.drawn.connect(lambda drawn: selecting.by_area.select(drawn.area, drawn.mode))
    made: list[QWidget] = []

    def make_card(chosen: ToolName) -> None:
        if chosen in SELECTS and not made:
            from gisapp.ui.select.card import SelectCard

            made.append(SelectCard(session.state, selecting, tools, canvas.update, canvas))
            window.add_card_beside(canvas.findChildren(MeasureCard)[0], made[0])

    tools.chosen.changed.connect(make_card)


def _add_to_status(window: MainWindow, session: Session) -> None:
    def add_commands(menu: QMenu) -> None:
        menu.addActions([window.commands[name] for name in _IN_STATUS])

    button = SelectionButton(session, add_commands)
    window.statusBar().insertWidget(0, button)
    button.setVisible(bool(session.state.selection.value.features))
