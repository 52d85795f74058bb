"""Whatever is done in whatever order: undone it is as at the start, reopened as it was saved."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from gisapp.core.filters.layer_filter import AnyOf, Between, Condition, LayerFilter, Matches, Near
from gisapp.core.layers.groups import group_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.project.project_json import project_as_json
from gisapp.session.preferences import use_language
from gisapp.session.session import Session
from tests.session.project.conftest import Begin, Finish

COUNT = 1500
"""Points: enough for clusters."""
FIELDS = ("use", '面积"<b>', "none", "odd", "lists", "gone")
EXPRESSIONS = ("use contains 'a'", "not odd > 1", "odd / 0 > 1", "((((", "use matches '(a+)+$'")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Points with awkward names and values, and a file without features."""
    places = np.random.default_rng(1).uniform((115.7, 28.6), (116.0, 28.8), (COUNT, 2))
    odd = [None, float("inf"), float("-inf"), 1e308, 5e-324, -0.0]
    columns = {
        "use": [["a", " a", "<script>", "x" * 5000, None][each % 5] for each in range(COUNT)],
        FIELDS[1]: [each**3 for each in range(COUNT)],
        "none": [None] * COUNT,
        "odd": [odd[each % 6] for each in range(COUNT)],
        "lists": [[each % 3] for each in range(COUNT)],
    }
    full, empty = tmp_path / "odd.parquet", tmp_path / "empty.gpkg"
    gpd.GeoDataFrame(columns, geometry=shapely.points(places), crs="EPSG:4326").to_parquet(full)
    gpd.GeoDataFrame({"use": []}, geometry=[], crs="EPSG:4326").to_file(empty)
    return [full, empty]


class Someone:
    """Does one random thing after the other; the same seed, the same things."""

    def __init__(self, session: Session, seed: int) -> None:
        self._session = session
        self._any = random.Random(seed)
        once = (self._move, self._group, self._rename, self._show, self._fade, self._speak)
        acts = (self._filter, self._style, self._hide, self._note, self._sort, self._undo)
        self._acts: list[Callable[[], object]] = [*once, *acts, *acts]

    def act(self) -> None:
        self._any.choice(self._acts)()

    @property
    def _layer(self) -> Layer:
        layers = self._session.state.layers.layers
        own = [each for each in layers if each.origin.source.endswith(("parquet", "empty.gpkg"))]
        return self._any.choice(own if self._any.random() < 0.8 else layers)

    def _filter(self) -> None:
        layer, field = self._layer, self._any.choice(FIELDS)
        others = [each.layer_id for each in self._session.state.layers.layers]
        conditions: list[Condition] = [
            AnyOf(field, ("a", "inf", ""), self._any.random() < 0.5),
            Between(field, self._any.choice((None, -1e300, 0.0)), self._any.choice((None, 1e300))),
            Matches(self._any.choice(EXPRESSIONS)),
            Near(self._any.choice(others), 1000.0),
        ]
        chosen = tuple(self._any.sample(conditions, self._any.randrange(3)))
        self._session.edits.filter(layer.layer_id, LayerFilter(chosen))

    def _style(self) -> None:
        layer = self._layer
        fields = [each.name for each in layer.attributes.fields]
        style = LayerStyle(
            self._any.choice(["", *fields]),
            self._any.choice(
                (None, "values", "quantiles", "natural", "pretty", "deviation", "own")
            ),
            count=self._any.choice((1, 5, 250)),
            breaks=self._any.choice(((), (1.0,), (-1e300, 5.0, 1e13))),
            palette=self._any.choice(("", "blues", "gone")),
            sizes_px=self._any.choice((None, (2.0, 30.0), (30.0, 2.0))),
            classes=(ClassChoice(self._any.choice(("value:a", "others", "?")), color="gone"),),
            labels=self._any.choice((None, LabelChoice("{use} {"), LabelChoice("{gone:9}"))),
        )
        self._session.edits.style(layer.layer_id, style)

    def _hide(self) -> None:
        layer = self._layer
        if layer.coloring.keys:
            hidden = ClassChoice(self._any.choice(layer.coloring.keys), is_hidden=True)
            self._session.edits.style(layer.layer_id, replace(layer.style, classes=(hidden,)))

    def _note(self) -> None:
        layer = self._layer
        if len(layer.geometry):
            ref = FeatureRef(layer.layer_id, int(layer.geometry.feature_ids[0]))
            self._session.notes.note(ref, self._any.choice(("", "<b>", "x" * 9000)))

    def _sort(self) -> None:
        tables = self._session.tables
        tables.open(self._layer.layer_id)
        if tables.layer is not None and tables.layer.attributes.fields:
            field = self._any.choice(tables.layer.attributes.fields).name
            tables.change_look(tables.look.sorted_next(field, add=True))

    def _move(self) -> None:
        place = self._any.randrange(len(self._session.state.layers.layers))
        self._session.edits.move(self._layer.layer_id, place)

    def _group(self) -> None:
        layer, groups = self._layer, self._session.group_edits
        if self._any.random() < 0.5:
            groups.group([layer.layer_id, self._layer.layer_id])
        else:
            groups.ungroup([group_of(layer)])

    def _rename(self) -> None:
        self._session.edits.rename(self._layer.layer_id, self._any.choice(("", "<b>", "名\n称")))

    def _show(self) -> None:
        self._session.edits.show(self._layer.layer_id, visible=self._any.random() < 0.5)

    def _fade(self) -> None:
        self._session.edits.set_opacity(self._layer.layer_id, self._any.random())

    def _speak(self) -> None:
        use_language(self._session.state, self._any.choice(("en", "zh")))

    def _undo(self) -> None:
        history = self._session.history
        for _ in range(self._any.choice((1, 1, 5))):
            self._any.choice((history.undo, history.undo, history.redo))()


def kept(session: Session) -> dict[str, Any]:
    """Return what a project keeps, but the view and the language."""
    document: dict[str, Any] = project_as_json(session.projects.document(), "/")
    return {key: document[key] for key in ("sources", "layers", "facts")}


def edited(session: Session) -> dict[str, Any]:
    """Return the same without what is no edit: how tables are looked at."""
    now = kept(session)
    return now | {"layers": [each | {"table_look": None} for each in now["layers"]]}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_are_undone_done_again_and_kept(
    begin: Begin, finish: Finish, files: list[Path], tmp_path: Path, seed: int
) -> None:
    session = begin()
    session.loader.open([str(each) for each in files])
    finish(session)
    start, someone = edited(session), Someone(session, seed)
    for number in range(120):
        someone.act()
        if number % 30 == 0:
            finish(session)
    finish(session)
    end = edited(session)
    # What was undone last may be redoable still, and is no part of the end.
    steps = 0
    while session.history.undoable.value is not None:
        session.history.undo()
        steps += 1
    finish(session)
    assert edited(session) == start
    for _ in range(steps):
        session.history.redo()
    finish(session)
    assert edited(session) == end != start
    for layer in session.state.layers.layers:
        shown = layer.content.shown
        assert shown is None or len(shown) == len(layer.geometry)
    path = tmp_path / "park.gisapp"
    session.projects.save_as(path)
    finish(session)
    saved = kept(session)
    again = begin()
    again.projects.open(path)
    finish(again)
    assert json.dumps(kept(again)) == json.dumps(saved)
