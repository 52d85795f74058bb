"""Names in archives become names that a folder takes; none of two is lost."""

import io
from pathlib import PurePosixPath

from gisapp.sources.stand_ins.packed_files import Packed
from gisapp.sources.stand_ins.packed_names import placed


def places(*names: str) -> list[str]:
    members = [Packed(name, 0, False, io.BytesIO) for name in names]
    return [str(place) for place in placed(members)]


def test_names_lead_nowhere_but_down() -> None:
    assert places("../../etc/passwd", "./a//b.shp", "..") == ["etc/passwd", "a/b.shp"]


def test_what_is_there_twice_stays_apart() -> None:
    assert places("a/plots.shp", "A/plots.shp") == ["a/plots.shp", "A 2/plots.shp"]


def test_names_are_cut_to_what_a_system_takes() -> None:
    (place,) = places("地" * 200 + ".geojson")
    assert len(place.encode()) < 255
    assert PurePosixPath(place).suffix == ".geojson"
