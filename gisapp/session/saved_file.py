"""Tells that a file was saved, and offers to open it or the folder that it is in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gisapp.session.messages import Message, MessageAction, Messages, Severity
from gisapp.words import Words

_COMMONLY_OPENED = (".html", ".htm", ".pdf", ".png", ".svg", ".xlsx")
"""What nearly every machine has a program for; of others the folder is of more use."""


def tell_saved(
    messages: Messages, words: Words, path: Path, sentence: str, severity: Severity = "info"
) -> None:
    """Tell the user that a file or a folder was saved, with buttons that lead to it.

    Parameters
    ----------
    messages : Messages
        Where it is told; what failed with the path before is settled.
    words : Words
        The user's language.
    path : Path
        What was written.
    sentence : str
        What the user reads.
    severity : "info", "warning" or "error"
        "warning" where something is missing in the file.
    """
    messages.settle(path)
    actions = []
    if path.suffix.lower() in _COMMONLY_OPENED:
        actions.append(MessageAction("message.open_saved", partial(_show, messages, words, path)))
    folder = path if path.is_dir() else path.parent
    actions.append(MessageAction("message.open_folder", partial(_show, messages, words, folder)))
    messages.emit(Message(severity, sentence, str(path), actions=tuple(actions)))


def _show(messages: Messages, words: Words, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute()))):
        sentence = words("message.not_shown", name=path.name)
        messages.emit(Message("warning", sentence, str(path)))
