"""Layers get their look and their place as they come, whatever comes first."""

import json
from pathlib import Path

from gisapp.core.filters.layer_filter import LayerFilter, Matches, Near
from gisapp.core.project.project import Project
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.session.project.conftest import Begin, Finish, layer_of


def test_hidden_layers_are_never_seen_on_their_way(
    begin: Begin, finish: Finish, saved: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    for each in document["layers"]:
        each["visible"] = each["source"] == "embedded"
    saved.write_text(json.dumps(document), "utf-8")
    session, seen = begin(), []
    session.projects.open(saved)
    session.state.layers.changed.connect(
        lambda layers: seen.append([each.visible for each in layers if "/" in each.layer_id])
    )
    finish(session)
    assert not layer_of(session, "地块").visible


def test_a_cancelled_project_keeps_what_did_not_come(
    session: Session, finish: Finish, saved: Path
) -> None:
    before = json.loads(saved.read_text("utf-8"))
    restored: list[Project] = []
    session.projects.restored.connect(restored.append)

    def cancel(_: Path) -> None:
        for task in session.tasks.running:
            if task.group is not None:
                task.group.cancel()

    session.projects.opened.connect(cancel)
    session.projects.open(saved)
    finish(session)
    assert len(restored) == 1
    session.projects.save()
    finish(session)
    after = json.loads(saved.read_text("utf-8"))
    assert after["layers"] == before["layers"]
    assert after["sources"] == before["sources"]


def test_all_files_are_opened_as_one_to_the_user(
    session: Session, finish: Finish, saved: Path
) -> None:
    groups: list[object] = []
    session.projects.opened.connect(
        lambda _: groups.extend(each.group for each in session.tasks.running)
    )
    session.projects.open(saved)
    finish(session)
    opening = [each for each in groups if each is not None]
    assert len(opening) == 2
    assert opening[0] is opening[1]


def test_the_user_is_not_asked_to_join_a_table_that_is_joined(
    session: Session, told: list[Message], finish: Finish, saved: Path
) -> None:
    answered: list[str] = []
    session.messages.answered.connect(answered.append)
    session.projects.open(saved)
    finish(session)
    assert [Path(each).name for each in answered] == ["企业.csv"]


def test_a_file_from_a_server_is_not_fetched_before_the_user_says_so(
    session: Session, told: list[Message], finish: Finish, saved: Path, tmp_path: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    document["sources"].append({"id": "far", "address": "https://data.example/a.geojson"})
    document["layers"].append({"id": "far", "source": "far", "table": "a", "geometry": "point"})
    foreign = tmp_path / "foreign.gisapp"
    foreign.write_text(json.dumps(document), "utf-8")
    restored: list[Project] = []
    session.projects.restored.connect(restored.append)
    session.projects.open(foreign)
    finish(session)
    assert len(restored) == 1
    assert any("data.example" in each.sentence and each.actions for each in told)
    assert session.projects.document().layers[-1].layer_id == "far"
    assert not session.projects.compare()


def test_a_table_that_the_project_does_not_know_comes_too(
    session: Session, finish: Finish, saved: Path
) -> None:
    document = json.loads(saved.read_text("utf-8"))
    document["layers"] = [each for each in document["layers"] if each["table"] != "企业"]
    for each in document["layers"]:
        each["joins"] = []
    saved.write_text(json.dumps(document), "utf-8")
    session.projects.open(saved)
    finish(session)
    assert layer_of(session, "企业").visible
    assert session.projects.compare()


def test_filters_come_back_also_where_they_are_about_other_layers(
    begin: Begin, finish: Finish, saved: Path
) -> None:
    session = begin()
    session.projects.open(saved)
    finish(session)
    plots = layer_of(session, "地块")
    other = next(
        each
        for each in session.state.layers.layers
        if each.identifiable and each.layer_id != plots.layer_id and not each.is_table
    )
    field = plots.attributes.fields[0].name
    wanted = LayerFilter((Near(other.layer_id, 1e6), Matches(f"[{field}] is stated")))
    session.edits.filter(plots.layer_id, wanted)
    finish(session)
    session.projects.save()
    finish(session)
    again = begin()
    again.projects.open(saved)
    finish(again)
    restored = layer_of(again, "地块")
    assert restored.filter.conditions[1] == wanted.conditions[1]
    assert restored.filter.layers <= {each.layer_id for each in again.state.layers.layers}
    assert restored.filter.layers
    assert restored.content.shown is not None
    assert again.projects.document().layers == session.projects.document().layers


def test_a_table_is_looked_at_as_before(begin: Begin, finish: Finish, saved: Path) -> None:
    session = begin()
    session.projects.open(saved)
    finish(session)
    plots = layer_of(session, "地块").layer_id
    session.tables.show_layer(plots)
    assert not session.projects.compare()
    name = layer_of(session, "地块").attributes.fields[0].name
    look = session.tables.look.sorted_by("Gone", descending=True).with_hidden(name)
    session.tables.change_look(look)
    assert session.projects.compare()
    session.projects.save()
    finish(session)
    again = begin()
    again.projects.open(saved)
    finish(again)
    assert again.tables.look_of(layer_of(again, "地块").layer_id) == look
    assert not again.projects.compare()


def test_a_filter_of_a_column_that_is_gone_stays_in_the_project(
    begin: Begin, finish: Finish, saved: Path
) -> None:
    wanted = {"conditions": [{"kind": "between", "field": "Gone", "low": 5, "high": None}]}
    document = json.loads(saved.read_text("utf-8"))
    plots = next(each for each in document["layers"] if each["table"] == "地块")
    plots["filter"] = wanted
    saved.write_text(json.dumps(document), "utf-8")
    session = begin()
    messages: list[Message] = []
    session.messages.connect(messages.append)
    session.projects.open(saved)
    finish(session)
    assert layer_of(session, "地块").content.shown is None
    assert any("Gone" in each.sentence for each in messages)
    session.projects.save()
    finish(session)
    after = json.loads(saved.read_text("utf-8"))
    kept = next(each for each in after["layers"] if each["table"] == "地块")["filter"]
    assert kept["conditions"][0]["field"] == "Gone"
