"""A guessed encoding is told with a way to choose another, which is undone and remembered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from gisapp.core.layers.layer import Layer
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.sources.stand_ins.test_dbf_texts import shapefile
from tests.vector_files import BOX, write

PARK = "青山湖高新产业园一期"
Finish = Callable[[], None]


def opened(session: Session, finish: Finish, path: Path) -> Layer:
    session.loader.open([str(path)])
    finish()
    return session.state.layers.layers[-1]


def name_in(session: Session) -> object:
    return session.state.layers.layers[-1].attributes.record(0)["NAME"]


def test_a_guess_is_told_and_leads_to_the_question(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    path = shapefile(tmp_path / "plots.shp", [b"NAME"], [PARK.encode("gbk")])
    layer = opened(session, finish, path)
    told = messages[-1]
    assert told.sentence.endswith("they read as GB18030.")
    assert told.severity == "info", "a guess that is likely right goes by itself"
    assert told.about == str(path)
    (action,) = told.actions
    asked: list[str] = []
    session.encoding_doubts.asked.connect(asked.append)
    action.run()
    assert asked == [layer.layer_id]


def test_it_is_told_of_a_packed_file_in_place_of_its_other_problems_and_only_once(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    shapefile(tmp_path / "plots.shp", [b"NAME"], [PARK.encode("gbk")])
    packed = tmp_path / "plots.zip"
    with ZipFile(packed, "w") as archive:
        for part in sorted(tmp_path.glob("plots.[!z]*")):
            archive.write(part, part.name)
    layer = opened(session, finish, packed)
    assert {each.about for each in messages} == {str(packed)}
    messages.clear()
    session.read_as_edits.read_as(
        {layer.layer_id: replace(layer.origin.read_as, correction="GCJ-02")}
    )
    finish()
    assert layer not in session.state.layers.layers
    assert messages == []


def test_what_is_sure_is_not_told(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    path = shapefile(tmp_path / "plots.shp", [b"NAME"], [PARK.encode()])
    opened(session, finish, path)
    assert messages == []


def test_another_encoding_is_read_undone_and_remembered(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    path = shapefile(tmp_path / "plots.shp", [b"NAME"], ["臺北".encode("big5")], cpg=b"GBK")
    layer = opened(session, finish, path)
    session.encoding_doubts.read_in(layer, "Big5")
    finish()
    assert name_in(session) == "臺北"
    messages.clear()
    session.history.undo()
    finish()
    session.history.redo()
    finish()
    assert name_in(session) == "臺北"
    assert messages == []
    session.edits.remove(layer.layer_id)
    assert opened(session, finish, path).origin.encoding == "Big5"
    assert name_in(session) == "臺北"


def test_only_texts_that_may_be_in_another_encoding_are_asked_about(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    path = shapefile(tmp_path / "plots.shp", [b"NAME"], [b"Plot"])
    assert session.encoding_doubts.can_choose(opened(session, finish, path))
    geopackage = write(tmp_path / "works.gpkg", [BOX])
    assert not session.encoding_doubts.can_choose(opened(session, finish, geopackage))
