"""What was saved is told with buttons that open it, or its folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from gisapp.session.messages import Message, Messages
from gisapp.session.saved_file import tell_saved
from gisapp.words import load_words


class Opener(QObject):
    """Stands for the programs of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        """Note what shall be opened."""
        self.opened.append(Path(address.toLocalFile()))


@pytest.fixture
def opener(qapp: QObject) -> Iterator[Opener]:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # takes a str
    yield opener
    QDesktopServices.unsetUrlHandler("file")


def told_of(path: Path) -> Message:
    told: list[Message] = []
    messages = Messages()
    messages.connect(told.append)
    tell_saved(messages, load_words("en"), path, "Saved.")
    [message] = told
    return message


def test_a_page_can_be_opened_and_its_folder_too(opener: Opener, tmp_path: Path) -> None:
    message = told_of(tmp_path / "parks.html")
    assert message.details == str(tmp_path / "parks.html")
    assert [each.code for each in message.actions] == ["message.open_saved", "message.open_folder"]
    for action in message.actions:
        action.run()
    assert opener.opened == [tmp_path / "parks.html", tmp_path]


def test_of_what_few_programs_open_the_folder_is_offered(opener: Opener, tmp_path: Path) -> None:
    [action] = told_of(tmp_path / "plots.gpkg").actions
    action.run()
    assert opener.opened == [tmp_path]


def test_of_a_folder_it_is_that_folder(opener: Opener, tmp_path: Path) -> None:
    [action] = told_of(tmp_path).actions
    action.run()
    assert opener.opened == [tmp_path]
