"""The main window: a frame into which each capability puts its commands, docks and widgets."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QToolBar, QWidget

from gisapp.core.events import Observable
from gisapp.session.session import Session
from gisapp.ui.command import BarPlace, Command, MenuPlace
from gisapp.ui.command_table import CommandTable
from gisapp.ui.menus import Menus
from gisapp.ui.widgets.icons import SIZE as ICON_SIZE
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.theme import Appearance, Space, Theme, theme_of
from gisapp.words import Words


class MainWindow(QMainWindow):
    """A view of one session.

    `files_dropped` emits paths, `closing` says that the window goes away, `recolored` emits the
    theme that it has now.
    """

    files_dropped = Signal(list)
    closing = Signal()
    recolored = Signal(Theme)

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.session = session
        self.appearance = appearance
        words = session.state.words
        self.commands = CommandTable(words, self)
        self.menus = Menus(self, self.commands, words)
        self._docks: list[tuple[PanelDock, str]] = []
        self._tool_bar = QToolBar()
        self._theme = theme_of(self.palette())
        for each in (appearance, session.tasks, session.basemaps, session.frames):
            each.setParent(self)
        words.changed.connect(self._write)

    def add_commands(self, *commands: Command) -> None:
        """Take up commands, with their places in menus and tool bar."""
        self.commands.add(*commands)

    def add_map(self, canvas: QWidget, cards: Iterable[tuple[QWidget, Qt.AlignmentFlag]]) -> None:
        """Show the map in the middle, and cards over it from top to bottom.

        Room that is left over lies above the last two cards.
        """
        over_map = QGridLayout(canvas)
        over_map.setContentsMargins(Space.M, Space.M, Space.M, 2 * Space.XL)
        placed = list(cards)
        for row, (card, alignment) in enumerate(placed):
            over_map.addWidget(card, row if row < len(placed) - 2 else row + 1, 0, alignment)
        over_map.setRowStretch(len(placed) - 2, 1)
        self.setCentralWidget(canvas)
        canvas.addActions(self.commands.actions_of("canvas"))
        canvas.setFocus()

    def add_panel(
        self,
        panel: QWidget,
        name: str,
        area: Qt.DockWidgetArea,
        width_px: int,
        tools: QWidget | None = None,
    ) -> None:
        """Show a panel in a dock at the side, with a command that shows and hides it.

        Parameters
        ----------
        name : str
            The command is `show_<name>`, and its words head the dock.
        tools : QWidget or None
            Stands in the head of the dock.
        """
        dock = PanelDock(f"{name}Dock", panel, tools)
        self.addDockWidget(area, dock)
        self.resizeDocks([dock], [width_px], Qt.Orientation.Horizontal)
        shown = Observable(True)
        dock.visibilityChanged.connect(lambda _: shown.set(not dock.isHidden()))
        code = f"show_{name}"
        self._docks.append((dock, f"command.{code}"))
        self.add_commands(
            Command(
                code,
                lambda: dock.setVisible(dock.isHidden()),
                menu=MenuPlace("view", 1),
                checked=shown,
            )
        )

    def add_tool_widget(self, widget: QWidget, place: BarPlace) -> None:
        """Have a widget stand in the tool bar."""
        self.menus.add_tool_widget(widget, place)

    def focus_map(self) -> None:
        """Let the map have the keys."""
        canvas = self.centralWidget()
        if canvas is not None:
            canvas.setFocus()

    def finish(self) -> None:
        """Fill menus and tool bar, once all capabilities are installed."""
        self.menus.fill_bar(self.menuBar())
        bar = self._tool_bar
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.menus.fill_tool_bar(bar)
        self.addToolBar(bar)
        self._recolor()
        self._write(self.session.state.words.value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self._theme = theme_of(self.palette())
            self._recolor()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.files_dropped.emit([url.toLocalFile() for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _recolor(self) -> None:
        self.commands.recolor(self._theme.color("text_muted"))
        self.recolored.emit(self._theme)

    def _write(self, words: Words) -> None:
        self.setWindowTitle(words("window.title"))
        self._tool_bar.setWindowTitle(words("window.toolbar"))
        for dock, code in self._docks:
            dock.retitle(words(code), words("window.close_panel"))
