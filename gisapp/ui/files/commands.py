"""What the File menu does: asks where a file is, or shall be, and has it opened or written."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from gisapp.core.view_state import ViewState
from gisapp.session.exporting import Exporter
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message
from gisapp.session.tasks import Tasks
from gisapp.sources.readers import dialog_filter
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words

IMAGES = ("png", "pdf", "svg")
FEATURES = ("geojson",)


class FileCommands:
    """Shows the dialogs of a window that ask for files; none is modal to the map."""

    def __init__(
        self,
        window: MainWindow,
        view_state: ViewState,
        tasks: Tasks,
        opening: SourceLoader,
        exporting: Exporter,
        words_of: Callable[[], Words],
    ) -> None:
        self._window = window
        self._state = view_state
        self._tasks = tasks
        self._opening = opening
        self._exporting = exporting
        self._words_of = words_of

    @property
    def callbacks(self) -> Mapping[str, Callable[[], object]]:
        """What each command does, by its name."""
        return {
            "open": self.open,
            "export_snapshot": self.export_snapshot,
            "export_image": self.export_image,
            "export_features": self.export_features,
        }

    def open(self) -> None:
        """Ask for files to open."""
        words = self._words_of()
        dialog = QFileDialog(self._window, words("window.open_title"), filter=dialog_filter(words))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._opening.open)
        _show(dialog)
        self._opening.prepare()

    def export_image(self) -> None:
        """Ask where the map shall be saved as a picture."""

        def save(path: Path) -> None:
            self._exporting.export_image(path, self._window.parts.canvas.colors)

        self._ask_where("image", IMAGES, save)

    def export_features(self) -> None:
        """Ask where the features of the visible layers shall be saved."""
        self._ask_where("features", FEATURES, self._exporting.export_features)

    def export_snapshot(self) -> None:
        """Ask how a snapshot shall be, and where it shall be saved."""
        # It brings the snapshot's writer along, which the first frame does without.
        from gisapp.ui.files.snapshot_dialog import SnapshotDialog

        dialog = SnapshotDialog(self._state, self._tasks, self._words_of(), self._window)
        dialog.exported.connect(self._tell_exported)
        dialog.show()

    def _tell_exported(self, path: str) -> None:
        sentence = self._words_of()("message.snapshot_saved", name=Path(path).name)
        self._window.parts.messages.show_message(Message("info", sentence, path))

    def _ask_where(
        self, what: str, suffixes: tuple[str, ...], save: Callable[[Path], None]
    ) -> None:
        words = self._words_of()
        dialog = QFileDialog(self._window, words(f"export.{what}_title"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_filter(suffix) for suffix in suffixes])
        dialog.setDefaultSuffix(suffixes[0])
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(name.split()[0].lower()))
        dialog.selectFile(words(f"export.{what}_name"))
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        _show(dialog)


def _filter(suffix: str) -> str:
    return f"{suffix.upper()} (*.{suffix})"


def _show(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
