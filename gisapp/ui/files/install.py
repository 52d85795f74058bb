"""Opening and exporting: the commands, and the dialogs that ask for files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from gisapp.core.events import mapped
from gisapp.session.messages import Message
from gisapp.session.saved_file import tell_saved
from gisapp.session.session import Session
from gisapp.sources.project.project_file import SUFFIX
from gisapp.sources.readers import dialog_filter
from gisapp.ui.command import BarPlace, Command, MenuPlace
from gisapp.ui.files.drop_veil import DropVeil
from gisapp.ui.files.park_data import install_park_data
from gisapp.ui.files.recent_menu import fill_recent
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.export.boundary_txt import BoundaryOptions

_ADDRESS_PX = 520
"""The width of the dialog that asks for an address."""


def install(window: MainWindow, session: Session) -> None:
    """Add the commands that open and export; files dropped on the window open too."""
    dialogs = _Dialogs(window, session)
    install_park_data(window, session)
    window.files_dropped.connect(session.file_opener.open)
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
        Command("try_example", session.example.open, menu=MenuPlace("help", 0, 0)),
        Command("show_embedded", session.embedded.show, menu=MenuPlace("file", 0, 2)),
        Command(
            "export_snapshot",
            dialogs.export_snapshot,
            icon="export",
            keys=("Ctrl+E",),
            menu=MenuPlace("file", 2, 0),
            toolbar=BarPlace(0, 1),
        ),
        Command("export_folder", dialogs.export_folder, menu=MenuPlace("file", 2, 1)),
        Command("export_features", dialogs.export_features, menu=MenuPlace("file", 2, 2)),
        Command(
            "export_boundary_points",
            dialogs.export_boundary_points,
            menu=MenuPlace("file", 2, 3),
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
        dialog = QFileDialog(self._window, words("window.open_title"), filter=_filter_of_all(words))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        begin_in_last_folder(dialog, self._session.last_folders, "open")
        dialog.filesSelected.connect(self._session.file_opener.open)
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

    def export_features(self) -> None:
        """Ask which features shall be saved, how, and where."""
        from gisapp.session.feature_choice import writable
        from gisapp.ui.export_features.dialog import FeatureDialog

        session = self._session
        if not writable(session.state.layers.layers):
            sentence = self._words.value("message.nothing_to_export")
            session.messages.emit(Message("warning", sentence))
            return
        dialog = FeatureDialog(
            session.state, session.tasks, self._words.value, self._window, session.last_folders
        )
        dialog.chosen.connect(session.exporter.export_features)
        dialog.show()

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
        dialog = BoundaryDialog(layers, features, words, self._window, session.last_folders)

        def save(path: Path, options: "BoundaryOptions") -> None:
            session.exporter.export_boundary_points(path, content, options, features)

        dialog.chosen.connect(save)
        dialog.show()

    def export_snapshot(self) -> None:
        """Ask how a snapshot shall be, and where it shall be saved."""
        self._ask_for_snapshot(to_folder=False)

    def export_folder(self) -> None:
        """Ask how a folder for a web server shall be, and where."""
        self._ask_for_snapshot(to_folder=True)

    def _ask_for_snapshot(self, *, to_folder: bool) -> None:
        # It brings the snapshot's writer along, which the first frame does without.
        from gisapp.ui.files.snapshot_dialog import SnapshotDialog

        state = self._session.state
        dialog = SnapshotDialog(
            state,
            self._session.tasks,
            self._words.value,
            self._window,
            self._session.last_folders,
            self._session.own_data.added,
            self._session.compared.shown,
            self._session.settings,
            to_folder=to_folder,
        )
        dialog.exported.connect(self._report_exported)
        dialog.show()

    def _report_exported(self, path: str) -> None:
        words, saved = self._words.value, Path(path)
        sentence = words("message.snapshot_saved", name=saved.name)
        tell_saved(self._session.messages, words, saved, sentence)


def _filter_of_all(words: Words) -> str:
    """Return the filter of what can be opened: projects among all map data, and of their own."""
    everything, formats = dialog_filter(words).split(";;", 1)
    project = f"{words('files.reader.project')} (*{SUFFIX})"
    return ";;".join((f"{everything.removesuffix(')')} *{SUFFIX})", project, formats))


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
