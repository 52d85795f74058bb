"""What is not where it was is listed, found again by the user, or given up."""

from pathlib import Path

from gisapp.core.project.project import ProjectSource
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.session.project.conftest import Finish, layer_of


def opened(session: Session, saved: Path, finish: Finish) -> tuple[ProjectSource, ...]:
    (saved.parent / "data").rename(saved.parent / "moved")
    session.projects.open(saved)
    finish(session)
    return session.projects.missing.value


def test_missing_files_are_listed_and_kept(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    missing = opened(session, saved, finish)
    assert sorted(Path(each.place).name for each in missing) == ["企业.csv", "地块.gpkg"]
    assert {each.file.name for each in missing} == {"企业.csv", "地块.gpkg"}
    assert all(each.file.size for each in missing)
    assert not session.projects.compare()
    before = saved.read_text("utf-8")
    session.projects.save()
    finish(session)
    assert saved.read_text("utf-8") == before


def test_one_file_is_found_by_the_user_and_the_other_with_it(
    session: Session, finish: Finish, saved: Path
) -> None:
    missing = opened(session, saved, finish)
    plots = next(each for each in missing if each.place.endswith(".gpkg"))
    session.projects.relink(plots.source_id, saved.parent / "moved" / "地块.gpkg")
    finish(session)
    assert session.projects.missing.value == ()
    layer = layer_of(session, "地块")
    assert layer.attributes.record(1)["企业"] == "甲"
    assert layer.symbology.attribute == "企业"
    assert session.projects.compare()
    session.projects.save()
    finish(session)
    assert '"moved/地块.gpkg"' in saved.read_text("utf-8")


def test_what_is_given_up_is_in_the_project_no_more(
    session: Session, finish: Finish, saved: Path
) -> None:
    for each in opened(session, saved, finish):
        session.projects.forget_missing(each.source_id)
    session.projects.relink("no such source", saved)
    assert session.projects.missing.value == ()
    assert session.projects.compare()
    assert [each.source_id for each in session.projects.document().sources] == ["embedded"]
