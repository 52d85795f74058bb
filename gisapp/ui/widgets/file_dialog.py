"""File dialogs that begin where the user chose a file last."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from gisapp.session.start.last_folders import LastFolders, Purpose


def begin_in_last_folder(
    dialog: QFileDialog, folders: LastFolders | None, purpose: Purpose
) -> None:
    """Have a dialog begin in the last folder, and note the folder of what is chosen in it.

    Parameters
    ----------
    dialog : QFileDialog
        Not shown yet; it goes when it is closed.
    folders : LastFolders or None
        Where files were chosen last; None where nobody remembers that.
    purpose : "open" or "save"
        What the file is for.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if folders is None:
        return
    folder = folders.of(purpose)
    if folder is not None:
        dialog.setDirectory(str(folder))
    dialog.filesSelected.connect(lambda files: _note(folders, purpose, files))


def _note(folders: LastFolders, purpose: Purpose, files: list[str]) -> None:
    if files:
        folders.note(purpose, Path(files[0]))
