"""Texts of which a part could not be read are counted, feature by feature."""

from pathlib import Path

import pytest

from gisapp.core.layers.marked_texts import marked_texts
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write


@pytest.mark.parametrize(("names", "count"), [([], 0), (["地块 1"], 0), (["地�", "地块", "�"], 2)])
def test_features_are_counted_once(tmp_path: Path, names: list[str], count: int) -> None:
    path = tmp_path / "plots.geojson"
    write(path, [BOX] * 3, crs="EPSG:4326")
    text = path.read_text(encoding="utf-8")
    for number, name in enumerate(names):
        text = text.replace(f"地块 {number}", name)
    path.write_text(text, encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    assert sum(problem.count for problem in marked_texts(layer)) == count
    assert all("plots.geojson" in problem.message for problem in marked_texts(layer))


def test_the_first_one_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX] * 3, crs="EPSG:4326")
    path.write_text(path.read_text("utf-8").replace("地块 2", "地�"), encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    (problem,) = marked_texts(layer)
    assert "such as 名称 of feature 2;" in problem.message
