"""Opening and exporting: the commands, and the dialogs that ask for files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from gisapp.core.events import mapped
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.sources.readers import dialog_filter
from gisapp.ui.command import BarPlace, Command, MenuPlace
from gisapp.ui.files.drop_veil import DropVeil
from gisapp.ui.files.recent_menu import fill_recent
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.export.boundary_txt import BoundaryOptions

IMAGES = ("png", "pdf", "svg")
FEATURES = ("geojson",)
_ADDRESS_PX = 520
"""The width of the dialog that asks for an address."""


def install(window: MainWindow, session: Session) -> None:
    """Add the commands that open and export; files dropped on the window open too."""
    dialogs = _Dialogs(window, session)
    window.files_dropped.connect(session.loader.open)
    _show_what_is_dragged(window, session)
    window.add_commands(
        Command(
            "open",
            dialogs.open,
            icon="open",
            keys=("Ctrl+O",),
            menu=MenuPlace("file", 0, 0),
            toolbar=BarPlace(0, 0),
        ),
        Command("open_address", dialogs.open_address, menu=MenuPlace("file", 0, 1)),
        Command(
            "open_recent",
            lambda: None,
            menu=MenuPlace("file", 0, 2),
            fill=lambda menu: fill_recent(menu, session),
        ),
        Command("show_embedded", session.embedded.show, menu=MenuPlace("file", 0, 2)),
        Command(
            "export_snapshot",
            dialogs.export_snapshot,
            icon="export",
            keys=("Ctrl+E",),
            menu=MenuPlace("file", 1, 0),
            toolbar=BarPlace(0, 1),
        ),
        Command("export_image", dialogs.export_image, menu=MenuPlace("file", 1, 1)),
        Command("export_features", dialogs.export_features, menu=MenuPlace("file", 1, 2)),
        Command(
            "export_boundary_points",
            dialogs.export_boundary_points,
            menu=MenuPlace("file", 1, 3),
        ),
        Command(
            "export_selected_plots",
            dialogs.export_boundary_points,
            menu=MenuPlace("canvas", 2),
            enabled=mapped(session.state.selection, lambda now: bool(now.features)),
        ),
    )


def _show_what_is_dragged(window: MainWindow, session: Session) -> None:
    canvas = window.centralWidget()
    if canvas is not None:
        window.files_offered.connect(DropVeil(session.state.words, canvas).show_offer)


class _Dialogs:
    """Shows the dialogs that ask for files; none is modal to the map."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session
        self._words = session.state.words

    def open(self) -> None:
        """Ask for files to open."""
        words = self._words.value
        dialog = QFileDialog(self._window, words("window.open_title"), filter=dialog_filter(words))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._session.loader.open)
        _show(dialog)
        self._session.loader.prepare()

    def open_address(self) -> None:
        """Ask for the address of a file; whoever writes one wants it to be fetched."""
        words = self._words.value
        dialog = QInputDialog(self._window)
        dialog.setObjectName("openAddress")
        dialog.setWindowTitle(words("window.open_address_title"))
        dialog.setLabelText(words("window.open_address_label"))
        dialog.setOkButtonText(words("window.open_address_fetch"))
        dialog.textValueSelected.connect(self._fetch)
        dialog.resize(_ADDRESS_PX, dialog.sizeHint().height())
        _show(dialog)

    def _fetch(self, address: str) -> None:
        if address.strip():
            self._session.loader.open([address.strip()], may_fetch=True)

    def export_image(self) -> None:
        """Ask where the map shall be saved as a picture."""

        def save(path: Path) -> None:
            self._session.exporter.export_image(path, self._session.frames.palette)

        self._ask_where("image", IMAGES, save)

    def export_features(self) -> None:
        """Ask where the features of the visible layers shall be saved."""
        self._ask_where("features", FEATURES, self._session.exporter.export_features)

    def export_boundary_points(self) -> None:
        """Ask how the selected plots shall be written as boundary points; all where none is."""
        from gisapp.export.boundary_txt import plot_layers
        from gisapp.export.shown_content import ShownContent
        from gisapp.ui.files.boundary_dialog import BoundaryDialog

        session, words = self._session, self._words.value
        content = ShownContent.of(session.state.layers.layers)
        features = session.state.selection.value.features or None
        layers = plot_layers(content, features)
        if not any(len(layer.geometry) for layer in layers):
            session.messages.emit(Message("warning", words("error.boundary_no_plots")))
            return
        if features is not None:
            features = features.of_layers({layer.layer_id for layer in layers})
        dialog = BoundaryDialog(layers, features, words, self._window)

        def save(path: Path, options: "BoundaryOptions") -> None:
            session.exporter.export_boundary_points(path, content, options, features)

        dialog.chosen.connect(save)
        dialog.show()

    def export_snapshot(self) -> None:
        """Ask how a snapshot shall be, and where it shall be saved."""
        # It brings the snapshot's writer along, which the first frame does without.
        from gisapp.ui.files.snapshot_dialog import SnapshotDialog

        state = self._session.state
        dialog = SnapshotDialog(state, self._session.tasks, self._words.value, self._window)
        dialog.exported.connect(self._report_exported)
        dialog.show()

    def _report_exported(self, path: str) -> None:
        sentence = self._words.value("message.snapshot_saved", name=Path(path).name)
        self._session.messages.emit(Message("info", sentence, path))

    def _ask_where(
        self, what: str, suffixes: tuple[str, ...], save: Callable[[Path], None]
    ) -> None:
        words = self._words.value
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


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
