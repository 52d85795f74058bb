"""Every reader gives the same three plots, whatever the format, and ends in the same ways."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_to_degrees
from gisapp.errors import Cancelled, GisAppError
from gisapp.sources.open import open_source
from gisapp.sources.readers import READERS, reader_for
from tests.formats import EAST, FORMATS, NAMES, NORTH, SOUTH, TYPES, WEST, make

PICTURES = {"mbtiles", "pmtiles", "raster"}
"""Readers of what has no features."""


@pytest.fixture(params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a format."""
    return str(request.param)


def opened(path: Path) -> Layer:
    # In some formats each corner is a feature of a second layer.
    layer, *_ = open_source(str(path)).layers
    return layer


def column(layer: Layer, field: str) -> list[object]:
    """Return the values of a field, from west to east: some formats have an order of their own."""
    west = np.argsort(layer.geometry.bounds[:, 0])
    ids = layer.geometry.feature_ids[west].tolist()
    records = [layer.attributes.record(each) for each in ids]
    return [record.get(field) for record in records]


def test_each_format_in_the_list_of_readers_is_tried(tmp_path: Path) -> None:
    listed = {each.name for each in READERS if each.suffixes} - PICTURES
    assert listed == {reader_for(make(tmp_path, each)).name for each in FORMATS} & listed


def test_the_layer_is_called_like_the_file_and_has_all_features(tmp_path: Path, name: str) -> None:
    layer = opened(make(tmp_path, name))
    assert (layer.name.en, layer.feature_count) == (FORMATS[name].layer, 3)


def test_it_lies_where_it_lies(tmp_path: Path, name: str) -> None:
    extent = opened(make(tmp_path, name)).extent
    assert extent is not None
    found = extent_to_degrees(extent)
    places = (found.xmin, found.ymin, found.xmax, found.ymax)
    assert places == pytest.approx((WEST, SOUTH, EAST, NORTH), abs=1e-7)


def test_fields_have_their_names_and_types(tmp_path: Path, name: str) -> None:
    fields = {each.name: each.type for each in opened(make(tmp_path, name)).attributes.fields}
    of_format = FORMATS[name]
    for role, kind in {**TYPES, **of_format.types}.items():
        written = getattr(of_format, role)
        assert not written or fields[written] == kind


def test_texts_are_read_to_the_letter(tmp_path: Path, name: str) -> None:
    found = column(opened(make(tmp_path, name)), FORMATS[name].name)
    expected = [FORMATS[name].written(each) for each in (NAMES[0], NAMES[2])]
    assert [found[0], found[2]] == expected


def test_numbers_are_what_they_were(tmp_path: Path, name: str) -> None:
    layer, of_format = opened(make(tmp_path, name)), FORMATS[name]
    for written, expected in ((of_format.floors, (12, 0)), (of_format.area, (1.5, 0.0))):
        if written:
            found = column(layer, written)
            assert (found[0], found[2]) == expected


def test_days_are_what_they_were(tmp_path: Path, name: str) -> None:
    since = FORMATS[name].since
    if since:
        found = column(opened(make(tmp_path, name)), since)
        assert [str(each)[:10] for each in (found[0], found[2])] == ["2020-05-17", "1999-12-31"]


def test_what_is_missing_is_no_zero_and_no_text(tmp_path: Path, name: str) -> None:
    of_format = FORMATS[name]
    layer = opened(make(tmp_path, name))
    if of_format.has_missing:
        for written in (of_format.name, of_format.floors, of_format.area, of_format.since):
            assert not written or column(layer, written)[1] in (None, "")


def test_a_layer_without_features_is_no_failure(tmp_path: Path, name: str) -> None:
    if FORMATS[name].can_be_empty:
        assert opened(make(tmp_path, name, count=0)).feature_count == 0


def test_who_cancels_gets_nothing_or_is_told_that_it_is_not_all(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    try:
        layers = open_source(str(path), progress=Progress(cancelled=lambda: True)).layers
    except Cancelled:
        return
    assert all(layer.feature_count in (0, 3) or layer.origin.problems for layer in layers)


def test_two_read_at_once(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(opened, [path, path])
    assert column(first, FORMATS[name].name) == column(second, FORMATS[name].name)


def test_a_file_that_is_gone_is_told(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    layer = opened(path)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    if not FORMATS[name].is_copied:
        with pytest.raises(GisAppError, match="plots"):
            column(layer, FORMATS[name].name)


def test_a_file_that_changed_tells_nothing_of_other_plots(tmp_path: Path, name: str) -> None:
    path, written = make(tmp_path, name), FORMATS[name].name
    layer, before = opened(path), column(opened(path), written)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    make(tmp_path, name, count=1)
    if FORMATS[name].is_copied:
        assert column(layer, written) == before
    else:
        with pytest.raises(GisAppError, match="plots"):
            column(layer, written)
