"""A session packs its project and opens packages."""

from pathlib import Path

from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.session.project.conftest import Begin, Finish, layer_of


def test_a_package_opens_as_the_project_that_was_packed(
    begin: Begin, finish: Finish, saved: Path, tmp_path: Path
) -> None:
    session = begin()
    told: list[Message] = []
    session.messages.connect(told.append)
    session.projects.open(saved)
    finish(session)
    session.packages.write(tmp_path / "sent.zip")
    finish(session)
    assert (told[-1].severity, told[-1].about) == ("info", str(tmp_path / "sent.zip"))
    other = begin()
    other.packages.open(tmp_path / "sent.zip", tmp_path)
    finish(other)
    finish(other)
    assert other.projects.path.value == tmp_path / "sent" / "sent.gisapp"
    assert layer_of(other, "地块").symbology.attribute == "企业"
    assert not other.projects.compare()
    other.projects.save()
    finish(other)
    assert '"package": true' in (tmp_path / "sent" / "sent.gisapp").read_text("utf-8")
    (tmp_path / "elsewhere").mkdir()
    other.projects.save_as(tmp_path / "elsewhere" / "park.gisapp")
    finish(other)
    assert '"package": false' in (tmp_path / "elsewhere" / "park.gisapp").read_text("utf-8")


def test_what_is_missing_in_a_package_is_told(
    session: Session, told: list[Message], finish: Finish, saved: Path, tmp_path: Path
) -> None:
    (saved.parent / "data" / "企业.csv").unlink()
    session.projects.open(saved)
    finish(session)
    session.packages.write(tmp_path / "sent.zip")
    finish(session)
    assert told[-1].severity == "warning"
    assert "企业.csv" in told[-1].details


def test_somebody_is_asked_where_a_package_is_unpacked(session: Session, tmp_path: Path) -> None:
    asked: list[Path] = []
    session.packages.asked_where.connect(asked.append)
    session.packages.ask_where(tmp_path / "sent.zip")
    assert asked == [tmp_path / "sent.zip"]
