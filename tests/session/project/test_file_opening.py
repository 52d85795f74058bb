"""Whatever is named is opened by who opens it."""

from pathlib import Path

from gisapp.session.session import Session
from tests.plots_and_firms import write_plots
from tests.session.project.conftest import Finish


def test_a_project_is_opened_with_the_sources_beside_it(
    session: Session, finish: Finish, saved: Path, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    plots = write_plots(tmp_path / "more")
    session.file_opener.open([str(plots), str(saved)])
    finish(session)
    finish(session)
    assert session.projects.path.value == saved
    sources = [each.origin.source for each in session.state.layers.layers]
    assert str(plots) in sources
    assert str(saved.parent / "data" / "地块.gpkg") in sources


def test_a_package_asks_and_its_folder_opens(
    session: Session, finish: Finish, saved: Path, tmp_path: Path
) -> None:
    session.projects.open(saved)
    finish(session)
    session.packages.write(tmp_path / "sent.zip")
    finish(session)
    asked: list[Path] = []
    session.packages.asked_where.connect(asked.append)
    session.file_opener.open([str(tmp_path / "sent.zip")])
    assert asked == [tmp_path / "sent.zip"]
    session.packages.open(tmp_path / "sent.zip", tmp_path)
    finish(session)
    finish(session)
    session.projects.new()
    session.file_opener.open([str(tmp_path / "sent")])
    finish(session)
    assert session.projects.path.value == tmp_path / "sent" / "sent.gisapp"


def test_all_else_are_sources(session: Session, finish: Finish, tmp_path: Path) -> None:
    session.file_opener.open([str(write_plots(tmp_path))])
    finish(session)
    assert session.state.layers.layers[-1].origin.layer == "地块"
    assert session.projects.path.value is None
