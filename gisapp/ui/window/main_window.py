"""The main window: a frame into which each capability puts its commands, panels and widgets."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QToolBar, QToolButton, QWidget

from gisapp.core.events import Observable
from gisapp.session.map_session import MapSession
from gisapp.ui.command import BarPlace, Command, MenuPlace
from gisapp.ui.command_table import CommandTable
from gisapp.ui.menus import Menus
from gisapp.ui.widgets.icons import SIZE as ICON_SIZE
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.panel_dock import PanelDock
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.theme import Appearance, Space, Theme, theme_of
from gisapp.ui.window.panel_room import PanelRoom
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.session.session import Session

_PANEL_KEYS = {"details": ("F4",), "table": ("F6",)}
"""What shows and closes a panel, by its name."""
SMALLEST_PX = 400, 360
"""What the window can be made as small as: panels give way to the map."""


class MainWindow(QMainWindow):
    """A view of one session, of which the map is there first.

    `files_offered` emits how many files are dragged over the window, 0 once they are not any more;
    `files_dropped` emits paths, `closing` says that the window goes away, `recolored` emits the
    theme that it has now, `finished` says that all capabilities are installed.
    """

    files_offered = Signal(int)
    files_dropped = Signal(list)
    closing = Signal()
    recolored = Signal(Theme)
    finished = Signal()

    def __init__(self, shown: MapSession, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.shown = shown
        self._session: Session | None = None
        self.appearance = appearance
        words = shown.state.words
        self.commands = CommandTable(words, self)
        self.menus = Menus(self, self.commands, words)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; False where the user must be asked first."""
        # Else the panels would say how small it can be made.
        self.setMinimumSize(*SMALLEST_PX)
        self.panel_room = PanelRoom(self)
        self._docks: dict[str, PanelDock] = {}
        self._are_shown: dict[str, Observable[bool]] = {}
        self._project_name = ""
        self.menus.add_bar(self.menuBar())
        self._tool_bar = self._empty_tool_bar()
        self._reserve_status_bar()
        self._theme = theme_of(self.palette())
        for each in (appearance, shown.frames):
            each.setParent(self)
        words.changed.connect(self._write)
        self._write(words.value)

    @property
    def session(self) -> "Session":
        """The session, once it is complete.

        Raises
        ------
        RuntimeError
            There is only its map yet.
        """
        if self._session is None:
            raise RuntimeError("the session is not complete yet")
        return self._session

    def take(self, session: "Session") -> None:
        """Go on as a view of the session that has grown from the one with the map."""
        self.shown = self._session = session
        for each in (session.tasks, session.basemaps, session.projects):
            each.setParent(self)

    def add_commands(self, *commands: Command) -> None:
        """Take up commands, with their places in menus and tool bar."""
        self.commands.add(*commands)

    def show_map(self, canvas: QWidget) -> None:
        """Show the map in the middle."""
        self.setCentralWidget(canvas)
        canvas.setFocus()

    def add_cards(self, cards: Iterable[tuple[QWidget, Qt.AlignmentFlag]]) -> None:
        """Show cards over the map from top to bottom.

        Room that is left over lies above the last two cards.
        """
        over_map = QGridLayout(self.centralWidget())
        over_map.setContentsMargins(Space.M, Space.M, Space.M, 2 * Space.XL)
        placed = list(cards)
        for row, (card, alignment) in enumerate(placed):
            over_map.addWidget(card, row if row < len(placed) - 2 else row + 1, 0, alignment)
        over_map.setRowStretch(len(placed) - 2, 1)

    def add_card_beside(self, other: QWidget, card: QWidget) -> None:
        """Show a card over the map where another one stands that is never seen with it."""
        canvas = self.centralWidget()
        over_map = canvas.layout() if canvas is not None else None
        if isinstance(over_map, QGridLayout):
            rows = (row for row in range(over_map.rowCount()) if _is_in(over_map, row, other))
            over_map.addWidget(card, next(rows), 0, Qt.AlignmentFlag.AlignLeft)

    def reserve_panel(
        self, name: str, area: Qt.DockWidgetArea, size_px: int, *, shown: bool = True
    ) -> None:
        """Add an empty dock at the side, and a command that shows and hides it.

        Parameters
        ----------
        name : str
            The command is `show_<name>`, and its words head the dock.
        size_px : int
            Its width at a side, its height above or below the map.
        shown : bool
            False for a dock that is closed at first.
        """
        dock = PanelDock(f"{name}Dock")
        beside = [each for each in self._docks.values() if self.dockWidgetArea(each) == area]
        self._docks[name] = dock
        self.addDockWidget(area, dock)
        if beside:
            # A list needs the whole width: only one of several is in front.
            self.tabifyDockWidget(beside[-1], dock)
        self._write(self.shown.state.words.value)
        dock.setVisible(shown)
        self.panel_room.add(dock, size_px)
        is_shown = self._are_shown[name] = Observable(shown)
        dock.visibilityChanged.connect(lambda _: is_shown.set(not dock.isHidden()))
        is_shown.changed.connect(lambda now: self.panel_room.opened(dock) if now else None)
        code = f"show_{name}"
        self.add_commands(
            Command(
                code,
                lambda: dock.setVisible(dock.isHidden()),
                keys=_PANEL_KEYS.get(name, ()),
                menu=MenuPlace("view", 1),
                checked=is_shown,
            )
        )

    def add_panel(self, panel: QWidget, name: str, tools: QWidget | None = None) -> None:
        """Show a panel in the dock that is reserved for it.

        Parameters
        ----------
        tools : QWidget or None
            Stands in the head of the dock.
        """
        self._docks[name].fill(panel, tools)

    def show_panel(self, name: str, *, shown: bool = True) -> None:
        """Show or close a panel; one that shares its place comes to the front."""
        self._docks[name].setVisible(shown)
        if shown:
            self._docks[name].raise_()

    def panel_is_shown(self, name: str) -> Observable[bool]:
        """Return whether a panel is open, which the user may change."""
        return self._are_shown[name]

    def add_tool_widget(self, widget: QWidget, place: BarPlace) -> None:
        """Have a widget stand in the tool bar."""
        self.menus.add_tool_widget(widget, place)

    def show_project(self, name: str, path: Path | None) -> None:
        """Name a project in the title.

        Parameters
        ----------
        name : str
            Empty for no project.
        path : Path or None
            Its file, None where it has none.
        """
        self._project_name = name
        self.setWindowFilePath(str(path) if path is not None else "")
        self._write_title(self.shown.state.words.value)

    def focus_map(self) -> None:
        """Let the map have the keys."""
        canvas = self.centralWidget()
        if canvas is not None:
            canvas.setFocus()

    def finish(self) -> None:
        """Fill menus and tool bar, once all capabilities are installed."""
        self.menus.fill()
        self.menus.fill_tool_bar(self._tool_bar)
        self._recolor()
        self.finished.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self._theme = theme_of(self.palette())
            self._recolor()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        self.shown.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = _sources_of(event.mimeData())
        if files:
            self.files_offered.emit(len(files))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.files_offered.emit(0)

    def dropEvent(self, event: QDropEvent) -> None:
        self.files_offered.emit(0)
        self.files_dropped.emit(_sources_of(event.mimeData()))
        event.acceptProposedAction()

    def _empty_tool_bar(self) -> QToolBar:
        bar = QToolBar()
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        # A button without a face keeps the room for those that come.
        bar.addWidget(QToolButton())
        self.addToolBar(bar)
        return bar

    def _reserve_status_bar(self) -> None:
        room = QToolButton()
        room.setText(" ")
        room.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(room)

    def _recolor(self) -> None:
        muted = self._theme.color("text_muted")
        self.commands.recolor(muted)
        more = self._tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            # Qt draws it in one colour for both themes.
            more.setIcon(icon("more", muted))
        self.recolored.emit(self._theme)

    def _write(self, words: Words) -> None:
        self._write_title(words)
        self._tool_bar.setWindowTitle(words("window.toolbar"))
        for name, dock in self._docks.items():
            dock.retitle(words(f"command.show_{name}"), words("window.close_panel"))

    def _write_title(self, words: Words) -> None:
        # Qt puts its mark for unsaved changes in the place of [*].
        if self._project_name:
            named = f"{in_title(self._project_name)}[*]"
            self.setWindowTitle(words("window.title_of", name=named))
        else:
            self.setWindowTitle(f"{words('window.title')}[*]")


def _is_in(grid: QGridLayout, row: int, widget: QWidget) -> bool:
    item = grid.itemAtPosition(row, 0)
    return item is not None and item.widget() is widget


def _sources_of(dragged: QMimeData) -> list[str]:
    """Return the files, folders and addresses that are dragged."""
    return [source for url in dragged.urls() if (source := _source_of(url))]


def _source_of(url: QUrl) -> str:
    """Return the file or the address that a dropped one stands for, empty for any other."""
    from gisapp.sources.addresses import SCHEMES

    if url.isLocalFile():
        return url.toLocalFile()
    return url.toString() if url.scheme() in SCHEMES else ""
