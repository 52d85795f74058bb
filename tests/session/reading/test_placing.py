"""What states no CRS is asked about, and opened where the user says that it lies."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from gisapp.core.layers.read_as import ReadAs
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.unplaced import Unplaced
from tests.placeless import WITHOUT_CRS, write_plots

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)

Finish = Callable[[], None]
CGCS2000 = ReadAs("EPSG:4527")


@pytest.fixture
def asked(session: Session) -> list[Unplaced]:
    asked: list[Unplaced] = []
    session.placing.asked.connect(asked.append)
    return asked


def test_a_file_without_a_crs_is_asked_about_and_stays_unopened(
    session: Session,
    finish: Finish,
    messages: list[Message],
    asked: list[Unplaced],
    tmp_path: Path,
) -> None:
    path = write_plots(tmp_path / "plots.shp")
    session.loader.open([str(path)])
    finish()
    assert not session.state.layers.layers
    ((table,),) = [each.tables for each in asked]
    assert (table.source, table.layer) == (str(path), "plots")
    assert messages[-1].sentence.startswith("plots.shp is not shown")
    (action,) = messages[-1].actions
    action.run()
    assert asked == [asked[0]] * 2


def test_it_opens_where_the_user_says_and_the_next_time_too(
    session: Session, finish: Finish, asked: list[Unplaced], tmp_path: Path
) -> None:
    path = write_plots(tmp_path / "plots.shp")
    session.loader.open([str(path)])
    finish()
    session.placing.open_as(asked[0], {asked[0].tables[0].identity: CGCS2000})
    finish()
    (layer,) = session.state.layers.layers
    assert (layer.origin.crs, layer.origin.read_as) == ("EPSG:4527", CGCS2000)
    session.edits.remove(layer.layer_id)
    session.loader.open([str(path)])
    finish()
    (layer,) = session.state.layers.layers
    assert layer.origin.read_as == CGCS2000
    assert len(asked) == 1


def test_all_files_of_an_archive_are_asked_about_at_once(
    session: Session, finish: Finish, asked: list[Unplaced], tmp_path: Path
) -> None:
    path = tmp_path / "plots.zip"
    with ZipFile(path, "w") as archive:
        for name in ("a", "b"):
            for part in sorted(tmp_path.glob(f"{write_plots(tmp_path / f'{name}.shp').stem}.*")):
                archive.write(part, part.name)
    session.loader.open([str(path)])
    finish()
    (unplaced,) = asked
    assert [each.source for each in unplaced.tables] == [str(path / "a.shp"), str(path / "b.shp")]
    session.placing.open_as(unplaced, {each.identity: CGCS2000 for each in unplaced.tables})
    finish()
    assert [each.origin.crs for each in session.state.layers.layers] == ["EPSG:4527"] * 2


def test_a_layer_that_was_left_out_comes_beside_the_others(
    session: Session,
    finish: Finish,
    messages: list[Message],
    asked: list[Unplaced],
    tmp_path: Path,
) -> None:
    path = write_plots(tmp_path / "plots.gpkg", crs="EPSG:4527", layer="north")
    write_plots(path, layer="south")
    session.loader.open([str(path)])
    finish()
    (unplaced,) = asked
    assert [each.layer for each in unplaced.tables] == ["south"]
    assert [each.origin.layer for each in session.state.layers.layers] == ["north"]
    session.placing.open_as(unplaced, {unplaced.tables[0].identity: CGCS2000})
    finish()
    assert [each.origin.layer for each in session.state.layers.layers] == ["north", "south"]
    assert len(asked) == 1


def test_in_a_session_that_asks_nobody_nothing_is_guessed(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    session.loader.open([str(write_plots(tmp_path / "plots.shp"))])
    finish()
    assert not session.state.layers.layers
