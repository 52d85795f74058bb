"""A stand-in is made once for each state of a file, by the first who knows the file."""

from pathlib import Path

from gisapp.sources.stand_ins.stand_in import StandIn, StandIns, is_odd
from tests.vector_files import BOX, write


class Counted:
    """Makes stand-ins of one name, and counts the files it was asked about."""

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.asked: list[tuple[Path, str | None]] = []

    def __call__(self, path: Path, encoding: str | None = None) -> StandIn | None:
        self.asked.append((path, encoding))
        return StandIn(self.name) if self.name else None


def test_a_stand_in_is_kept_until_the_file_or_its_parts_change(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    maker = Counted("other.shp")
    makes = StandIns({".shp": maker}, ())
    assert makes.of(path) is makes.of(path)
    assert len(maker.asked) == 1
    path.with_suffix(".dbf").unlink()
    makes.of(path)
    assert len(maker.asked) == 2


def test_another_one_is_made_for_another_encoding(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX], geometry_type="Polygon")
    maker = Counted("other.shp")
    makes = StandIns({".shp": maker}, ())
    for encoding in ("GBK", None, "GBK"):
        makes.of(path, encoding)
    assert len(maker.asked) == 2


def test_the_suffix_is_asked_before_the_content(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    content = Counted("by content")
    assert StandIns({".geojson": Counted("by suffix")}, (content,)).of(path).name == "by suffix"
    assert not content.asked
    assert StandIns({".geojson": Counted(None)}, (content,)).of(path).name == "by content"


def test_a_file_that_nobody_knows_is_opened_itself_unless_its_name_is_odd(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.geojson", [BOX])
    assert StandIns({}, ()).of(path) == StandIn(str(path))
    odd = path.rename(tmp_path / "a.zip!b.geojson")
    assert is_odd(odd)
    made = StandIns({}, ()).of(odd)
    assert Path(made.name).read_bytes() == odd.read_bytes()
    assert not is_odd(Path(made.name))
    assert made.stem == "a_zip_b"
