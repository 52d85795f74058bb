"""The drawing has the map's layers in its look, and is bounded in size whatever the data."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import shapely

from gisapp.core.progress import NO_PROGRESS
from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.drawing.figure import MOST_LETTERS, map_figure
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import load_words
from tests.raster_files import opened, write_raster
from tests.render.maps import RED, layer

EN = load_words("en")


def figure_of(request: SnapshotRequest) -> tuple[str, Element]:
    html = map_figure(snapshot_of(request), EN, NO_PROGRESS)
    return html, fromstring(html)


def test_it_shows_the_map_in_its_look(request_of_embedded: SnapshotRequest) -> None:
    html, figure = figure_of(request_of_embedded)
    svg = next(figure.iter("svg"))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Map")
    texts = {each.text for each in svg.iter("text")}
    assert {"Changdong Industrial Park", "Yao Lake", "2 km", "N"} <= texts
    assert any("Surroundings drawn by hand, ±2 km" in str(each) for each in texts)
    used = {each.get("fill", "")[5:-1] for each in svg.iter() if "url" in each.get("fill", "")}
    assert used
    assert used <= {each.get("id") for each in svg.iter("pattern")}
    assert 10_000 < len(html) < MOST_LETTERS
    # The page's policy lets no style but its own in.
    assert not any(each.get("style") for each in figure.iter())


def test_many_layers_of_many_features_make_no_larger_drawing() -> None:
    places = np.random.default_rng(3).uniform(0, 9000, (20_000, 2))
    many = layer("point", [shapely.Point(place) for place in places], RED)
    curve = shapely.LineString(np.random.default_rng(4).uniform(0, 9000, (90_000, 2)))
    layers = [
        replace(many, layer_id=f"{number}") if number % 2 else layer("line", [curve], RED)
        for number in range(8)
    ]
    request = SnapshotRequest(tuple(layers), (), Extent(0, 0, 9000, 9000), "en", "")
    html, _ = figure_of(request)
    assert len(html) < MOST_LETTERS + 20_000
    assert html.count("small squares stand") == len(layers)


def test_an_extent_of_one_point_has_a_map_too() -> None:
    dot = layer("point", [shapely.Point(50, 50)], RED)
    _, figure = figure_of(SnapshotRequest((dot,), (), Extent(50, 50, 50, 50), "en", ""))
    assert next(figure.iter("svg"))


def test_a_raster_is_a_small_picture(tmp_path: Path) -> None:
    raster = opened(write_raster(tmp_path / "plan.tif"))
    extent = raster.extent
    assert extent
    html, figure = figure_of(SnapshotRequest((raster,), (), extent, "en", ""))
    (image,) = figure.iter("image")
    assert (image.get("href") or "").startswith("data:image/")
    assert len(html) < MOST_LETTERS
