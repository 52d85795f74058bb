"""The command that prints: its dialog is loaded when somebody asks for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Problem
from gisapp.session.messages import Severity
from gisapp.session.saved_file import tell_saved
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gisapp.export.layout.writer import WrittenLayout
    from gisapp.session.layout.pictures import WrittenPicture


def install(window: MainWindow, session: Session) -> None:
    """Add the command that opens the dialog of a sheet for print."""
    printing = _Printing(window, session)
    window.add_commands(
        Command(
            "print_layout",
            printing.show_layout,
            keys=("Ctrl+P",),
            menu=MenuPlace("file", 3, 0),
        ),
        Command("export_image", printing.show_picture, menu=MenuPlace("file", 2, 1)),
    )


class _Printing:
    """Opens the dialogs of paper, and tells what came of them."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session

    def show_layout(self) -> None:
        """Ask how a sheet shall be."""
        from gisapp.session.layout.layouts import Layouts
        from gisapp.ui.layout.layout_dialog import LayoutDialog

        session = self._session
        layouts = Layouts(session.state, session.tasks, session.basemaps)
        words = session.state.words.value
        dialog = LayoutDialog(layouts, session.settings, words, self._window, session.last_folders)
        dialog.written.connect(self._tell_written)
        dialog.show()

    def show_picture(self) -> None:
        """Ask how a picture of the map shall be."""
        from gisapp.session.layout.pictures import Pictures
        from gisapp.ui.layout.picture_dialog import PictureDialog

        session = self._session
        dialog = PictureDialog(
            Pictures(session.state, session.tasks, session.basemaps),
            session.settings,
            session.frames.palette,
            session.state.words.value,
            self._window,
            session.last_folders,
        )
        dialog.written.connect(self._tell_picture)
        dialog.show()

    def _tell_picture(self, path: str, written: "WrittenPicture") -> None:
        words, name = self._session.state.words.value, Path(path).name
        if written.missing:
            counts = {"count": written.missing, "all": written.tiles}
            sentence = words("message.image_saved_in_part", name=name, **counts)
        else:
            sentence = words("message.image_saved", name=name)
        severity: Severity = "warning" if written.missing else "info"
        self._tell(path, sentence, written.problems, severity)

    def _tell_written(self, path: str, written: "WrittenLayout") -> None:
        words = self._session.state.words.value
        self._tell(path, words("message.layout_saved", name=Path(path).name), written.problems)

    def _tell(
        self,
        path: str,
        sentence: str,
        problems: tuple[Problem, ...],
        severity: Severity = "info",
    ) -> None:
        words = self._session.state.words.value
        told = " ".join((sentence, *(problem.sentence(words) for problem in problems)))
        worse: Severity = "warning" if problems else severity
        tell_saved(self._session.messages, words, Path(path), told, worse)
