"""Where a table may lie: what its file states first, then what its numbers look like."""

from pathlib import Path

import pytest

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.crs import extent_to_degrees
from gisapp.errors import CrsError
from gisapp.session.reading.place_options import option_of, place_options
from gisapp.words import load_words
from tests.placeless import WITHOUT_CRS, write_plots

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)
EN, ZH = load_words("en"), load_words("zh")


def titles(path: Path, layer: str = "plots") -> list[str]:
    return [each.title(EN) for each in place_options(str(path), layer, None, None).options]


def test_the_likeliest_comes_first_in_plain_words(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.shp")
    assert titles(path)[:2] == [
        "CGCS2000, 3° zone 39, EPSG:4527",
        "Xi'an 1980, 3° zone 39, EPSG:2363",
    ]
    first = place_options(str(path), "plots", None, None).options[0]
    assert first.title(ZH) == "CGCS2000，3° 带第 39 带，EPSG:4527"


def test_what_the_file_states_comes_before_it_and_once(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.gpkg", crs="EPSG:2363")
    named = titles(path)
    assert named[:2] == [
        "As the file says: Xi'an 1980, 3° zone 39",
        "CGCS2000, 3° zone 39, EPSG:4527",
    ]
    assert not any(title.endswith("EPSG:2363") for title in named)


def test_how_well_an_old_datum_is_known_is_known(tmp_path: Path) -> None:
    options = place_options(str(write_plots(tmp_path / "plots.shp")), "plots", None, None).options
    assert options[0].shift is None
    assert options[1].shift is not None
    assert options[1].shift.accuracy_m is None


def test_outlines_lie_where_they_are_read(tmp_path: Path) -> None:
    found = place_options(str(write_plots(tmp_path / "plots.shp")), "plots", None, None)
    assert found.outlines(AS_STATED) is None
    extent = found.extent(ReadAs("EPSG:4527"))
    assert extent is not None
    assert round(extent_to_degrees(extent).xmin, 2) == 115.98
    assert found.extent(ReadAs("EPSG:4527", is_swapped=True)) is None


def test_a_crs_that_the_user_names_is_an_option_too(tmp_path: Path) -> None:
    found = place_options(str(write_plots(tmp_path / "plots.shp")), "plots", None, None)
    option = option_of(found, "EPSG:4526", is_swapped=False)
    assert option.title(EN) == "CGCS2000 / 3-degree Gauss-Kruger zone 38, EPSG:4526"
    assert option.of(ReadAs(encoding="GBK")) == ReadAs("EPSG:4526", "GBK")
    with pytest.raises(CrsError):
        option_of(found, "EPSG:999999", is_swapped=False)
