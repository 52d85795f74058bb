"""A KML file that has links or pictures in place of places is refused with a word on them."""

import zipfile
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import read_vector_file

SCHEMA = "<Schema name='s' id='s'><SimpleField type='double' name='area'/></Schema>"
LINK = "<NetworkLink><Link><href>http://example.invalid/x.kml</href></Link></NetworkLink>"
PICTURE = "<GroundOverlay><Icon><href>x.png</href></Icon></GroundOverlay>"
PLACE = "<Placemark><Point><coordinates>115,28</coordinates></Point></Placemark>"


def write(path: Path, *parts: str) -> Path:
    inside = f"<name>parks</name>{SCHEMA}{''.join(parts)}"
    text = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'
    if path.suffix == ".kmz":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("doc.kml", text)
    else:
        path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", ["parks.kml", "parks.kmz"])
@pytest.mark.parametrize(
    ("parts", "told"),
    [(LINK, r"only links to http://example\.invalid/x\.kml"), (PICTURE, "picture")],
)
def test_links_and_pictures_are_named(tmp_path: Path, name: str, parts: str, told: str) -> None:
    path = write(tmp_path / name, parts)
    with pytest.raises(SourceError, match=told) as refused:
        open_source(str(path))
    assert str(refused.value).startswith(str(path))


def test_places_beside_links_are_shown(tmp_path: Path) -> None:
    (layer,) = read_vector_file(write(tmp_path / "parks.kml", LINK, PLACE))
    assert layer.feature_count == 1
    (problem,) = layer.origin.problems
    assert problem.code == "links_left"
    assert "http://example.invalid/x.kml" in problem.message


def test_places_in_another_file_of_the_archive_are_shown(tmp_path: Path) -> None:
    path = write(tmp_path / "parks.kmz", LINK.replace("http://example.invalid/x.kml", "a.kml"))
    inside = write(tmp_path / "a.kml", PLACE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(inside, "a.kml")
    assert sum(layer.feature_count for layer in open_source(str(path)).layers) == 1


def test_an_empty_file_has_neither(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing to map"):
        read_vector_file(write(tmp_path / "parks.kml"))


@pytest.mark.parametrize("name", ["parks.kml", "parks.kmz"])
def test_what_is_no_kml_is_left_to_its_reader(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(SourceError, match="cannot be read as a map layer"):
        read_vector_file(path)
