"""Tells that files of a project are missing, and opens the dialog in which they are found."""

from PySide6.QtWidgets import QDialog

from gisapp.core.events import mapped
from gisapp.core.project.project import ProjectSource
from gisapp.session.messages import Message, MessageAction
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.single_dialog import SingleDialog
from gisapp.words import Words

_ABOUT = "missing_files"


def install(window: MainWindow, session: Session) -> None:
    """Add the command that opens the dialog; the message bar offers it where files are missing."""
    missing = session.projects.missing

    def make(words: Words) -> QDialog:
        # Most starts of the window end without the dialog.
        from gisapp.ui.relink.dialog import RelinkDialog

        return RelinkDialog(session.projects, session.last_folders, words, window)

    dialog = SingleDialog(make, session.state.words)

    def tell(sources: tuple[ProjectSource, ...]) -> None:
        if not sources:
            session.messages.answered.emit(_ABOUT)
            return
        words = session.state.words.value
        code = "message.file_missing" if len(sources) == 1 else "message.files_missing"
        name = sources[0].file.name or sources[0].place
        sentence = words(code, name=name, count=len(sources))
        find = MessageAction("message.find_files", dialog.show)
        session.messages.emit(Message("warning", sentence, about=_ABOUT, actions=(find,)))

    missing.changed.connect(tell)
    window.add_commands(
        Command(
            "find_missing",
            dialog.show,
            menu=MenuPlace("file", 0, 4),
            enabled=mapped(missing, lambda now: bool(now)),
        )
    )
