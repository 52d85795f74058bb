"""A layer whose file is written anew never tells what belongs to another plot."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path

import pyogrio
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import load_features, loaded_for
from gisapp.core.layers.styles.classify import classify
from gisapp.core.own_parks.totals.layer_totals import layer_totals
from gisapp.errors import ChangedOnDisk
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.session.own_parks.selection_totals import has_numbers
from gisapp.sources.formats import distant_source
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.words import load_words
from tests.changing_files import (
    ALL,
    BEYOND_MEMORY,
    CHANGES,
    FORMATS,
    Plots,
    number_at,
    number_in,
)
from tests.export.requests import request

Told = list[tuple[int, int]]
"""The number of each plot by where it is drawn, and by what is told of it."""


@pytest.fixture(params=list(FORMATS))
def plots(tmp_path: Path, request: pytest.FixtureRequest) -> Plots:
    made = Plots(FORMATS[request.param], tmp_path)
    made.write(ALL)
    return made


def told_by_click(plots: Plots, layer: Layer) -> Told:
    first, last = layer.geometry.feature_ids[~layer.geometry.is_missing][[0, -1]].tolist()
    field = plots.field(layer)
    return [
        (number_at(layer, each), number_in(layer.attributes.record(each)[field]))
        for each in (first, last)
    ]


def told_by_columns(plots: Plots, layer: Layer) -> Told:
    ids = layer.geometry.feature_ids[~layer.geometry.is_missing].tolist()
    values = layer.attributes.column(plots.field(layer), ids).values
    return [(number_at(layer, n), number_in(value)) for n, value in zip(ids, values, strict=True)]


def told_by_names(_: Plots, layer: Layer) -> Told:
    if not layer.attributes.has_names:
        return []
    ids = layer.geometry.feature_ids.tolist()
    names = layer.attributes.names(ids)
    return [(number_at(layer, n), number_in(name.en)) for n, name in zip(ids, names, strict=True)]


def told_by_export(plots: Plots, layer: Layer) -> Told:
    out = plots.folder / "out" / "out.geojson"
    out.parent.mkdir(exist_ok=True)
    datasets = () if layer.dataset is None else (layer.dataset,)
    write_feature_file(request(ShownContent.of([layer], datasets)), out)
    written = pyogrio.read_dataframe(out)
    lefts = [shape.bounds[0] for shape in written.geometry]
    values = written[plots.field(layer)]
    return [
        (round((left - 100) * 10), number_in(value))
        for left, value in zip(lefts, values, strict=True)
    ]


def told_by_sum(_: Plots, layer: Layer) -> Told:
    ids = layer.geometry.feature_ids
    for found in layer_totals(layer, ids).columns:
        if found.field.lower() == "area":
            assert found.total.value == sum(number_at(layer, n) + 0.25 for n in ids.tolist())
    return []


def told_by_colours(plots: Plots, layer: Layer) -> Told:
    made = classify(layer, plots.field(layer), (load_words("en"), load_words("zh")))
    assert len(made.classes) == len(layer.geometry)
    return []


def told_by_snapshot(plots: Plots, layer: Layer) -> Told:
    assert layer.extent is not None
    datasets = () if layer.dataset is None else (layer.dataset,)
    request = SnapshotRequest((layer,), datasets, layer.extent, "en", "2026-01-31")
    assert write_snapshot(request, plots.folder / "plots.html")
    return []


QUESTIONS: tuple[Callable[[Plots, Layer], Told], ...] = (
    told_by_click,
    told_by_columns,
    told_by_names,
    told_by_export,
    told_by_sum,
    told_by_colours,
    told_by_snapshot,
)


def is_right(told: Told) -> bool:
    return all(drawn == said for drawn, said in told)


def has_to_read(ask: Callable[[Plots, Layer], Told], layer: Layer) -> bool:
    if ask is told_by_names:
        return layer.attributes.has_names
    return ask is not told_by_sum or has_numbers(layer)


@pytest.mark.parametrize("change", CHANGES)
def test_a_layer_says_that_its_file_changed_or_tells_what_is_right(
    plots: Plots, change: str
) -> None:
    for ask in QUESTIONS:
        plots.write(ALL)
        layer = plots.layer()
        CHANGES[change](plots)
        if plots.format.is_kept or not has_to_read(ask, layer):
            assert is_right(ask(plots, layer))
            continue
        with pytest.raises(ChangedOnDisk, match=r"plots\.\w+ (changed on|is gone from the) disk"):
            ask(plots, layer)


@pytest.mark.parametrize(("change", "ask"), list(product(CHANGES, QUESTIONS[:3])))
def test_what_is_in_memory_is_still_told(
    plots: Plots, change: str, ask: Callable[[Plots, Layer], Told]
) -> None:
    layer = plots.layer()
    before = ask(plots, layer)
    assert is_right(before)
    CHANGES[change](plots)
    try:
        assert ask(plots, layer) == before
    except ChangedOnDisk:
        # What the file finds by id was not kept.
        assert layer.attributes.is_at_hand
        assert not plots.format.is_kept


@pytest.mark.parametrize("name", BEYOND_MEMORY)
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_larger_than_memory_is_not_read_on_once_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: str
) -> None:
    # Smaller ones with views are read whole by another process.
    monkeypatch.setattr(distant_source, "_LARGE_BYTES", 0)
    plots = Plots(FORMATS[name], tmp_path)
    plots.write(ALL)
    layer = plots.layer(MemoryBudget(1, tmp_path / "cache"))
    partial = layer.partial
    assert partial is not None
    whole = partial.extent
    assert whole is not None
    with_room = replace(partial, capacity=1000)
    roomy = replace(layer, content=replace(layer.content, partial=with_room))
    CHANGES[change](plots)
    ids = layer.geometry.feature_ids.tolist() or [1]
    for ask in (
        lambda: load_features(layer, partial, whole),
        lambda: partial.store.extent_of(ids),
        lambda: list(partial.store.batches(None)),
        lambda: partial.store.ids_with("bh", {"B001"}),
        lambda: layer.attributes.record(1),
        lambda: told_by_export(plots, layer),
        lambda: told_by_snapshot(plots, roomy),
        lambda: loaded_for((roomy,), whole),
    ):
        with pytest.raises(ChangedOnDisk):
            ask()


def put_in_place(plots: Plots) -> None:
    """Write another file beside, give it the time of this one, and move it over it."""
    state, beside = plots.path.stat(), plots.folder / "beside"
    beside.mkdir()
    Plots(plots.format, beside).write(ALL[::-1])
    os.utime(beside / plots.path.name, ns=(state.st_atime_ns, state.st_mtime_ns))
    (beside / plots.path.name).replace(plots.path)
    assert plots.path.stat().st_size == state.st_size


def swap_in_the_middle(plots: Plots) -> None:
    """Write one digit where no block is looked at, and give the file its time back."""
    state, stored = plots.path.stat(), plots.path.read_bytes()
    place = len(stored) // 2
    while not stored[place : place + 5].startswith(b"plot "):
        place += 1
    with plots.path.open("r+b") as file:
        file.seek(place + 5)
        file.write(b"9")
    os.utime(plots.path, ns=(state.st_atime_ns, state.st_mtime_ns))


def turn_the_link(plots: Plots) -> None:
    """Make a link that leads to the file lead to another one."""
    other = plots.folder / "other"
    other.mkdir()
    Plots(plots.format, other).write(ALL[::-1])
    plots.path.rename(plots.folder / "first.geojson")
    plots.path.symlink_to(other / plots.path.name)


@pytest.mark.parametrize("change", [put_in_place, swap_in_the_middle, turn_the_link])
@pytest.mark.parametrize("count", [60, 6000])
def test_a_file_that_only_looks_the_same_is_found_out(
    tmp_path: Path, change: Callable[[Plots], None], count: int
) -> None:
    plots = Plots(FORMATS["geojson"], tmp_path)
    plots.write([n % 60 for n in range(count)])
    layer = plots.layer()
    if change is put_in_place and count > len(ALL):
        shutil.copy2(plots.path, plots.folder / "copy.geojson")
        (plots.folder / "copy.geojson").replace(plots.path)
    else:
        change(plots)
    with pytest.raises(ChangedOnDisk):
        told_by_click(plots, layer)


def test_what_another_program_writes_to_the_log_of_a_database_is_found_out(tmp_path: Path) -> None:
    plots = Plots(FORMATS["gpkg"], tmp_path)
    plots.write(ALL)
    with closing(sqlite3.connect(plots.path)) as connection:
        for edge in ("MinX", "MinY", "MaxX", "MaxY"):
            connection.create_function(f"ST_{edge}", 1, lambda _: 0.0)
        connection.create_function("ST_IsEmpty", 1, lambda _: 0)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        layer = plots.layer()
        connection.execute("UPDATE plots SET area = area + 1, name = 'plot 777'")
        connection.commit()
        with pytest.raises(ChangedOnDisk):
            told_by_click(plots, layer)
        told = plots.layer().attributes.record(1)
        assert told["name"] == "plot 777"


def test_a_file_that_is_read_and_left_alone_stays_the_same(plots: Plots) -> None:
    layer = plots.layer()
    for _ in range(2):
        for ask in QUESTIONS:
            assert is_right(ask(plots, layer))
    assert is_right(told_by_columns(plots, plots.layer()))
