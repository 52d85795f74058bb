"""What a file of features lacks is told, table by table."""

from pathlib import Path

import shapely
from geopandas import GeoDataFrame

from gisapp.export.left_out import left_out
from gisapp.sources.open import open_source
from gisapp.words import load_words
from tests.at_the_poles import write_pole_points
from tests.parks import embedded

ENGLISH = load_words("en")


def test_what_lies_beyond_the_map_is_named_once_for_each_table(tmp_path: Path) -> None:
    layers = open_source(str(write_pole_points(tmp_path))).layers
    [sentence] = left_out((*layers, *layers), ENGLISH)
    assert sentence.startswith("poles: 1 × nearer to a pole than 85.05°")


def test_heights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "masts.gpkg"
    GeoDataFrame({"name": ["A"]}, geometry=[shapely.Point(116, 28, 9)], crs=4326).to_file(path)
    sentences = left_out(open_source(str(path)).layers, ENGLISH)
    assert sentences == ("masts: heights (Z) are not in the file.",)


def test_of_what_is_written_whole_nothing_is_said() -> None:
    layers, _ = embedded()
    assert left_out(layers, ENGLISH) == ()
