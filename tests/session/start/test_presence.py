"""A file system that does not answer stalls nobody: what is not known to be gone is there."""

from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from gisapp.session.start.presence import Presence, source_is_there


def test_nobody_waits_for_a_share_that_does_not_answer(qtbot: QtBot) -> None:
    answers = Event()

    def asked(uri: str) -> bool:
        return answers.wait() and uri != "gone"

    presence = Presence(asked)
    presence.look_for(["gone", "there"])
    presence.look_for(["gone"])
    assert presence.gone.value == frozenset()
    answers.set()
    qtbot.waitUntil(lambda: presence.gone.value == {"gone"})
    presence.close()


def test_one_that_hangs_is_given_up_at_the_end(qapp: object) -> None:
    never = Event()
    presence = Presence(lambda _: never.wait())
    presence.look_for(["/dead/share"])
    presence.close()
    assert presence.is_stuck
    never.set()


def test_an_answer_that_is_on_its_way_at_the_end_is_not_taken(qtbot: QtBot) -> None:
    asked = Event()

    def ask(_: str) -> bool:
        asked.set()
        return False

    presence = Presence(ask)
    presence.look_for(["gone"])
    assert asked.wait(10)
    presence.close()
    qtbot.wait(0)
    assert presence.gone.value == frozenset()


def test_addresses_are_not_asked(tmp_path: Path) -> None:
    assert source_is_there("https://data.example/plots.geojson")
    assert not source_is_there(str(tmp_path / "plots.gpkg::north"))
    assert source_is_there(f"{tmp_path}::north")
