"""A project is saved and comes back with all that the user made of it."""

import json
from pathlib import Path
from time import process_time

import pytest

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.project.project import Bookmark, PlaceView, Project
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.messages import Message
from gisapp.session.project.on_disk import OverwriteQuestion
from gisapp.session.session import Session
from tests.session.project.conftest import Begin, Finish, layer_of

HERE = PlaceView(115.9, 28.6, 5.0)


def opened(session: Session, path: Path, finish: Finish) -> list[Project]:
    """Open a project; return it once all of its layers have come."""
    restored: list[Project] = []
    session.projects.restored.connect(restored.append)
    session.projects.open(path)
    finish(session)
    return restored


def changed(path: Path, **parts: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **parts}), "utf-8")


def test_all_is_the_same_after_saving_and_opening_again(
    begin: Begin, finish: Finish, saved: Path
) -> None:
    session = begin()
    opened(session, saved, finish)
    plots = layer_of(session, "地块").layer_id
    session.edits.move(plots, 3)
    session.edits.set_opacity(plots, 0.4)
    session.edits.show(plots, visible=False)
    session.edits.rename(plots, "Plots for sale")
    session.edits.set_scales([plots], 2.0, 90.0)
    group = session.group_edits.group([plots, "park"])
    session.edits.read_field_as(plots, "名称", "code")
    session.edits.remove("road")
    mapping = LayerMapping("plot", key="编号", columns=(ColumnMapping("产值（万元）", "output"),))
    session.state.layers.map(plots, mapping)
    session.navigation.go_to(1.29e7, 3.33e6)
    session.projects.title.set("Park")
    session.projects.bookmarks.set((Bookmark("Gate <script>", HERE),))
    before = session.projects.document()
    assert session.projects.compare()
    session.projects.save()
    finish(session)
    assert not session.projects.is_changed.value

    other = begin()
    heard: list[Path] = []
    other.projects.opened.connect(heard.append)
    assert len(opened(other, saved, finish)) == 1
    assert heard == [saved]
    assert other.projects.document().work == before.work
    assert other.projects.document().view == before.view
    assert not other.projects.compare()
    assert other.projects.name == "Park"
    layer = layer_of(other, "地块")
    assert layer.name.en == "Plots for sale"
    assert (layer.visible, layer.opacity, layer.mapping) == (False, 0.4, mapping)
    assert (layer.source_name, layer.own_group) == (Bilingual("地块", "地块"), group)
    assert other.state.layers["park"].own_group == group
    assert (layer.finest, layer.coarsest) == (2.0, 90.0)
    assert layer.attributes.record(1)["企业"] == "甲"
    assert layer.symbology.attribute == "企业"
    assert other.history.undoable.value is None


def test_looking_around_is_no_change_and_work_is(
    session: Session, finish: Finish, saved: Path
) -> None:
    opened(session, saved, finish)
    session.navigation.zoom(3.0)
    assert not session.projects.compare()
    session.edits.set_opacity("park", 0.3)
    assert session.projects.compare()
    session.history.undo()
    assert not session.projects.compare()


def test_without_a_project_only_what_cannot_be_had_again_is_work(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    session.edits.set_opacity("park", 0.3)
    assert not session.projects.compare()
    session.projects.bookmarks.set((Bookmark("Gate", HERE),))
    assert session.projects.compare()
    session.projects.new()
    assert not session.projects.compare()


def test_a_project_without_a_file_must_be_saved_as_one(session: Session) -> None:
    with pytest.raises(RuntimeError):
        session.projects.save()


def test_what_a_newer_version_wrote_is_opened_kept_and_not_replaced_silently(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    changed(saved, version=9, charts=["bar"])
    opened(session, saved, finish)
    assert layer_of(session, "地块").visible
    assert "charts" in told[0].sentence
    asked: list[OverwriteQuestion] = []
    session.projects.overwrite_asked.connect(asked.append)
    before = saved.read_bytes()
    session.projects.title.set("Mine")
    session.projects.save()
    finish(session)
    assert asked == [OverwriteQuestion(saved, "newer")]
    assert saved.read_bytes() == before
    session.projects.save_as(saved.with_name("copy.gisapp"))
    finish(session)
    copy = json.loads(saved.with_name("copy.gisapp").read_text("utf-8"))
    assert (copy["charts"], copy["title"], copy["version"]) == (["bar"], "Mine", 1)


def test_of_a_damaged_project_the_sound_parts_come_and_saving_asks(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    changed(saved, bookmarks={}, title=["<script>"])
    assert len(opened(session, saved, finish)) == 1
    assert "2 things" in told[0].sentence
    assert "title" in told[0].details
    assert layer_of(session, "地块").symbology.attribute == "企业"
    asked: list[OverwriteQuestion] = []
    session.projects.overwrite_asked.connect(asked.append)
    session.projects.save()
    assert asked == [OverwriteQuestion(saved, "damaged")]


def test_what_is_no_project_leaves_all_as_it_is(
    session: Session, told: list[Message], finish: Finish, tmp_path: Path
) -> None:
    path = tmp_path / "park.gisapp"
    path.write_bytes(b'{"format": "gisapp')
    before = session.state.layers.layers
    session.projects.open(path)
    finish(session)
    assert [each.severity for each in told] == ["error"]
    assert "park.gisapp is damaged" in told[0].sentence
    assert session.state.layers.layers == before
    assert session.projects.path.value is None


def test_ten_thousand_layers_open_in_time_with_one_sentence(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    source = next(each["id"] for each in document["sources"] if each["path"].endswith(".gpkg"))
    layer = {"source": source, "table": "nothing", "geometry": "point"}
    document["layers"] += [layer | {"id": f"x{number}"} for number in range(10_000)]
    changed(saved, layers=document["layers"])
    started = process_time()
    assert len(opened(session, saved, finish)) == 1
    assert process_time() - started < 15
    assert "only the first" in told[0].sentence
    assert layer_of(session, "地块").visible


def test_a_layer_that_is_gone_from_its_file_stays_in_the_project(
    session: Session, finish: Finish, saved: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    plots = next(each for each in document["layers"] if each["table"] == "地块")
    ghost = {**plots, "id": "ghost", "table": "gone", "color": {"field": "x", "method": None}}
    changed(saved, layers=[*document["layers"], ghost])
    opened(session, saved, finish)
    assert not session.projects.compare()
    assert session.projects.document().layers[-1].layer_id == "ghost"


def test_a_colour_whose_field_is_gone_is_kept_for_when_it_comes_back(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    for each in document["layers"]:
        if each["table"] == "地块":
            each["style"] = {"field": "no such field"}
    changed(saved, layers=document["layers"])
    opened(session, saved, finish)
    stored = {each.table: each for each in session.projects.document().layers}
    assert stored["地块"].style == LayerStyle("no such field")
    assert not layer_of(session, "地块").symbology.attribute


def test_a_project_is_opened_over_another_that_still_comes(
    session: Session, finish: Finish, saved: Path
) -> None:
    session.projects.open(saved)
    session.projects.open(saved)
    finish(session)
    tables = [each.origin.layer for each in session.state.layers.layers]
    assert tables.count("地块") == tables.count("企业") == 1
    assert not session.projects.compare()


def test_who_leaves_is_asked_once_there_is_something_to_lose(
    session: Session, finish: Finish, saved: Path
) -> None:
    asked: list[object] = []
    left: list[str] = []
    session.projects.leave_asked.connect(asked.append)
    session.projects.leave(lambda: left.append("at once"))
    session.projects.title.set("Work")
    session.projects.leave(lambda: left.append("never"))
    assert (left, len(asked)) == (["at once"], 1)
    session.projects.let_go()
    session.projects.leave(lambda: left.append("given up"))
    assert left == ["at once", "given up"]
    session.projects.open(saved.with_name("gone.gisapp"))
    finish(session)
    assert not session.projects.may_go


def test_the_language_of_a_project_is_spoken_unless_another_was_asked_for(
    session: Session, begin: Begin, finish: Finish, saved: Path
) -> None:
    changed(saved, language="zh", units={"area": "mu", "money": "wan"})
    opened(session, saved, finish)
    assert session.state.words.value.language == "zh"
    assert session.state.units.value.area == "mu"
    other = begin()
    other.projects.open(saved, keeps_language=True)
    finish(other)
    assert other.state.words.value.language == "en"


def test_a_list_of_files_is_opened_as_a_mere_map(
    session: Session, finish: Finish, saved: Path
) -> None:
    session.projects.open_as_map(saved)
    finish(session)
    assert session.projects.path.value is None
    assert not session.projects.is_open
    assert layer_of(session, "地块").symbology.attribute == "企业"


def test_a_removed_layer_is_not_brought_back(begin: Begin, finish: Finish, saved: Path) -> None:
    session = begin()
    opened(session, saved, finish)
    session.edits.remove(layer_of(session, "企业").layer_id)
    before = session.projects.document().work
    session.projects.save()
    finish(session)
    other = begin()
    opened(other, saved, finish)
    assert other.projects.document().work == before
    assert "企业" not in [each.origin.layer for each in other.state.layers.layers]
