"""The main window: arranges menus, tool bar, panels, map and status bar; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QMainWindow,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from gisapp.ui.canvas.empty_hint import EmptyHint
from gisapp.ui.canvas.map_canvas import MapCanvas
from gisapp.ui.canvas.measure_card import MeasureCard
from gisapp.ui.command import Actions
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.search.box import SearchBox
from gisapp.ui.widgets.icons import SIZE as ICON_SIZE
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.theme import Space, Theme, theme_of
from gisapp.ui.window.message_bar import MessageBar
from gisapp.ui.window.preference_menus import PreferenceMenus
from gisapp.ui.window.status_bar import StatusBar
from gisapp.ui.window.welcome import WelcomeCard
from gisapp.words import Words

LAYERS_WIDTH, DETAILS_WIDTH = 248, 376
SEARCH_WIDTH = 360
MENUS: Mapping[str, tuple[str, ...]] = {
    "file": ("open", "", "export_snapshot", "export_image", "export_features", "", "quit"),
    "view": ("full_screen", ""),
    "map": (
        *("zoom_in", "zoom_out", "home", "view_before", "view_after", ""),
        *("search", "select_box", "show_selection", "clear_selection", ""),
        *("measure_distance", "measure_area"),
    ),
    "help": ("gestures", "about"),
}
"""The actions of each menu by name; an empty name is a line between them."""


@dataclass(frozen=True)
class WindowParts:
    """What a main window is made of, each part ready and wired."""

    canvas: MapCanvas
    layers: LayersPanel
    details: DetailsPanel
    search: SearchBox
    messages: MessageBar
    welcome: WelcomeCard
    measure: MeasureCard
    hint: EmptyHint
    status: StatusBar


class MainWindow(QMainWindow):
    """Shows the parts; `files_dropped` tells paths, `closing` that the window goes away."""

    files_dropped = Signal(list)
    closing = Signal()

    def __init__(
        self,
        parts: WindowParts,
        actions: Actions,
        preference_menus: PreferenceMenus,
        words: Words,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.parts = parts
        self.commands = actions
        self._preference_menus = preference_menus
        self._layers_dock = PanelDock("layersDock", parts.layers)
        self._details_dock = PanelDock("detailsDock", parts.details, parts.details.tools)
        self._units_button = _text_button("unitsButton")
        self._units_button.setMenu(preference_menus.units)
        self._language_button = _text_button("languageButton")
        self._language_button.setDefaultAction(actions["switch_language"])
        self._tool_bar = QToolBar()
        self._theme: Theme | None = None
        self._menus = {name: self.menuBar().addMenu("") for name in MENUS}
        self._fill_menus()
        self._fill_tool_bar()
        self._arrange()
        self._recolor()
        self._write(words)

    def retranslate(self, words: Words) -> None:
        """Write the window and all its parts in another language."""
        self._write(words)
        parts = self.parts
        for part in (
            *(parts.canvas, parts.layers, parts.messages),
            *(parts.welcome, parts.measure, parts.hint, parts.status),
        ):
            part.retranslate(words)
        parts.search.retranslate()

    def _write(self, words: Words) -> None:
        self.setWindowTitle(words("window.title"))
        for name, menu in self._menus.items():
            menu.setTitle(words(f"menu.{name}"))
        self._tool_bar.setWindowTitle(words("window.toolbar"))
        self._units_button.setText(words("menu.units"))
        self._layers_dock.retitle(words("layers.title"), words("window.close_panel"))
        self._details_dock.retitle(words("details.title"), words("window.close_panel"))
        self.commands.retranslate(words)
        self._preference_menus.retranslate(words)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.files_dropped.emit([url.toLocalFile() for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _arrange(self) -> None:
        parts = self.parts
        over_map = QGridLayout(parts.canvas)
        over_map.setContentsMargins(Space.M, Space.M, Space.M, 2 * Space.XL)
        over_map.addWidget(parts.messages, 0, 0, Qt.AlignmentFlag.AlignHCenter)
        over_map.addWidget(parts.measure, 1, 0, Qt.AlignmentFlag.AlignLeft)
        over_map.setRowStretch(2, 1)
        over_map.addWidget(parts.hint, 3, 0, Qt.AlignmentFlag.AlignHCenter)
        over_map.addWidget(parts.welcome, 4, 0, Qt.AlignmentFlag.AlignLeft)
        self.setCentralWidget(parts.canvas)
        parts.canvas.addActions(self.commands.for_canvas)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._layers_dock)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._details_dock)
        self.resizeDocks(
            [self._layers_dock, self._details_dock],
            [LAYERS_WIDTH, DETAILS_WIDTH],
            Qt.Orientation.Horizontal,
        )
        self.setStatusBar(parts.status)
        parts.canvas.setFocus()

    def _fill_menus(self) -> None:
        for name, entries in MENUS.items():
            for entry in entries:
                if entry:
                    self._menus[name].addAction(self.commands[entry])
                else:
                    self._menus[name].addSeparator()
        view = self._menus["view"]
        for dock in (self._layers_dock, self._details_dock):
            view.addAction(dock.toggleViewAction())
        view.addSeparator()
        for menu in self._preference_menus.all:
            # A menu that only stands in another one would outlive the window.
            menu.setParent(self, menu.windowFlags())
            view.addMenu(menu)

    def _fill_tool_bar(self) -> None:
        bar = self._tool_bar
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in ("open", "export_snapshot"):
            bar.addAction(self.commands[name])
        bar.addSeparator()
        self.parts.search.setFixedWidth(SEARCH_WIDTH)
        bar.addWidget(self.parts.search)
        bar.addSeparator()
        for name in ("zoom_out", "zoom_in", "home", "show_selection"):
            bar.addAction(self.commands[name])
        bar.addSeparator()
        for name in ("view_before", "view_after"):
            bar.addAction(self.commands[name])
        bar.addSeparator()
        for name in ("select_box", "measure_distance", "measure_area"):
            bar.addAction(self.commands[name])
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        bar.addWidget(self._units_button)
        bar.addWidget(self._language_button)
        self.addToolBar(bar)

    def _recolor(self) -> None:
        theme = theme_of(self.palette())
        if theme != self._theme:
            self._theme = theme
            self.commands.recolor(theme.color("text_muted"))
            self._units_button.setIcon(icon("units", theme.color("text_muted")))


def _text_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
    return button
