"""The dialog of what goes on paper: what it shall be at the left, what it will be at the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.project.portable_names import portable
from gisapp.errors import Cancelled, GisAppError
from gisapp.session.layout.printing import Preview
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task
from gisapp.ui.layout.preview_pane import PreviewPane
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.ui.widgets.trouble_line import TroubleLine
from gisapp.words import Words

_WIDTH_PX, _HEIGHT_PX = 1080, 680
_FORM_PX, _BAR_PX = 360, 14
_LONGEST_NAME = 80


class PrintDialog(QDialog):
    """Asks how something shall be, shows it, and writes it.

    A failure is shown here, and the dialog stays, so that nothing has to be entered again. Who
    inherits it says what is previewed and written.

    Parameters
    ----------
    form : QWidget
        What is asked; its changes call `want_preview`.
    told : ToldPanel
        What of the map may be told.
    code : str
        The room of its words: `<code>.title`, `<code>.save`.
    suffixes : tuple of str
        Of the files that may be written, the usual one first.
    """

    written = Signal(str, object)
    """The file was written there, and what came of it."""

    def __init__(
        self,
        form: QWidget,
        told: ToldPanel,
        code: str,
        suffixes: tuple[str, ...],
        words: Words,
        parent: QWidget | None,
        folders: LastFolders | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{code}Dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words(f"{code}.title"))
        self._form = form
        self.told = told
        self._suffixes = suffixes
        self.words = words
        self._folders = folders
        self._writing: Task | None = None
        self.pane = PreviewPane(words)
        self._trouble = TroubleLine("printTrouble")
        self._progress = QProgressBar(maximum=100, textVisible=False)
        self._progress.hide()
        self.save = QPushButton(words(f"{code}.save"), default=True)
        self._close = QPushButton(words("export.cancel"))
        self._lay_out()
        self._set_writing(None)
        told.looked.connect(self._take_looked)
        self.pane.wanted.connect(self._preview)
        self.save.clicked.connect(self._choose_place)
        self._close.clicked.connect(self.close)

    def start_preview(
        self, longest_px: int, page: int, done: Callable[[Preview | GisAppError], None]
    ) -> None:
        """Have a page painted; `done` gets it."""
        # No abstract methods: Python's metaclass for these conflicts with Qt's.
        raise NotImplementedError

    def start_writing(self, path: Path, done: Callable[[object], None]) -> Task:
        """Have a file written; `done` gets what came of it, or a `GisAppError`."""
        raise NotImplementedError

    def drop_preview(self) -> None:
        """Want no preview any more."""
        raise NotImplementedError

    def suggested_name(self) -> str:
        """Return what the file might be called, without a suffix."""
        raise NotImplementedError

    def write_to(self, path: Path) -> None:
        """Write it, once it is known what looks personal; the dialog closes when it is done."""
        self.told.when_known(partial(self._write, path))

    def _write(self, path: Path) -> None:
        self._trouble.say("")
        self.pane.stop()

        def finish(result: object) -> None:
            self._set_writing(None)
            if isinstance(result, Cancelled):
                self.want_preview()
            elif isinstance(result, GisAppError):
                self._trouble.say(result.sentence(self.words))
            else:
                self.written.emit(str(path), result)
                self.close()

        self._set_writing(self.start_writing(path, finish))

    def want_preview(self) -> None:
        """Show soon what is chosen now."""
        self.pane.want()

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self.pane.stop()
        self.drop_preview()
        self.told.drop()
        if self._writing is not None:
            self._writing.drop()
        super().done(result)

    def _lay_out(self) -> None:
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self._form)
        for page in (self._form, self.told):
            page.setContentsMargins(0, Space.M, 0, 0)
        tabs = QTabWidget(documentMode=True)
        tabs.addTab(scrolled, self.words("layout.tab_form"))
        tabs.addTab(self.told, self.words("layout.tab_told"))
        asked = QWidget()
        asked.setFixedWidth(max(_FORM_PX, self._form.minimumSizeHint().width() + _BAR_PX))
        asked_column = QVBoxLayout(asked)
        asked_column.setContentsMargins(0, 0, 0, 0)
        asked_column.addWidget(tabs, 1)
        # Seen whichever tab is: nobody shall be surprised by what is left out.
        asked_column.addWidget(self.told.notice)
        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addWidget(asked)
        columns.addWidget(self.pane, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(self._progress)
        layout.addWidget(buttons)
        resize_on_screen(self, _WIDTH_PX, _HEIGHT_PX)

    def _preview(self) -> None:
        if self._writing is None:
            self.start_preview(self.pane.room_px, self.pane.page, self._show_preview)

    def _show_preview(self, preview: Preview | GisAppError) -> None:
        if isinstance(preview, Cancelled):
            return
        if isinstance(preview, GisAppError):
            self._trouble.say(preview.sentence(self.words))
            return
        self._trouble.say("")
        self.pane.show_page(preview.image, preview.pages)

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{each.upper()} (*.{each})" for each in self._suffixes])
        dialog.setDefaultSuffix(self._suffixes[0])
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(_suffix_of(name)))
        begin_in_last_folder(dialog, self._folders, "save")
        name = portable(self.suggested_name()[:_LONGEST_NAME])
        dialog.selectFile(f"{name}.{self._suffixes[0]}")
        dialog.fileSelected.connect(self._write_named)
        dialog.open()

    def _write_named(self, name: str) -> None:
        self.write_to(Path(name))

    def _set_writing(self, task: Task | None) -> None:
        self._writing = task
        self._progress.setVisible(task is not None)
        self._progress.setValue(0)
        self._form.setEnabled(task is None)
        self.told.setEnabled(task is None)
        self.save.setEnabled(task is None and not self.told.is_looking)
        if task is not None:
            task.reported.connect(self._show_share)

    def _take_looked(self, trouble: str) -> None:
        self.save.setEnabled(self._writing is None)
        if trouble:
            self._trouble.say(trouble)

    def _show_share(self, share: float) -> None:
        self._progress.setValue(round(100 * share))


def _suffix_of(name: str) -> str:
    """Return the suffix of a filter.

    >>> _suffix_of("PNG (*.png)")
    'png'
    """
    return name.rpartition("*.")[2].removesuffix(")")
