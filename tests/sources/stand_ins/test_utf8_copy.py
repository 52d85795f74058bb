"""A text file in any encoding is read as one in UTF-8; the user's own stays as it is."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from gisapp.sources.stand_ins.utf8_copy import utf8_copy
from tests.vector_files import problems

PARK = "青山湖高新产业园一期"
TEXT = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"名称": "'
    + PARK
    + '"}, "geometry": {"type": "Point", "coordinates": [115.9, 28.6]}}]}'
)


def opened(path: Path, encoding: str | None = None) -> Layer:
    (layer,) = open_source(str(path), read_as=ReadAs(encoding=encoding)).layers
    return layer


@pytest.mark.parametrize(
    ("encoding", "name", "told"),
    [
        *(("utf-8", "UTF-8", {}), ("utf-8-sig", "UTF-8", {}), ("utf-16", "UTF-16", {})),
        *(("utf-16-le", "UTF-16-LE", {}), ("gbk", "GB18030", {"encoding_guessed": 1})),
    ],
)
@pytest.mark.parametrize("suffix", [".geojson", ".json", ""])
def test_geojson_in_any_encoding_is_read(
    tmp_path: Path, suffix: str, encoding: str, name: str, told: dict[str, int]
) -> None:
    path = tmp_path / f"plots{suffix}"
    path.write_bytes(TEXT.encode(encoding))
    layer = opened(path)
    (feature_id,) = layer.geometry.feature_ids.tolist()
    assert layer.attributes.record(feature_id)["名称"] == PARK
    assert problems(layer) == told
    assert suffix == "" or layer.origin.encoding == name
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_one_bad_byte_costs_one_letter_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_bytes(TEXT.encode().replace("湖".encode(), b"\xff"))
    layer = opened(path)
    (feature_id,) = layer.geometry.feature_ids.tolist()
    assert layer.attributes.record(feature_id)["名称"] == PARK.replace("湖", "\ufffd")
    assert problems(layer) == {"letters_lost": 1}


def test_what_the_user_names_holds(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_bytes(TEXT.encode("big5", "replace"))
    copy = utf8_copy(path, "Big5")
    assert copy.path.read_text("utf-8") == TEXT.encode("big5", "replace").decode("big5")
    with pytest.raises(SourceError, match="nonsense-9"):
        utf8_copy(path, "nonsense-9")


def test_utf8_and_ascii_are_read_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    for text in (TEXT, "{}"):
        path.write_bytes(text.encode())
        assert utf8_copy(path, None).path == path
        assert utf8_copy(path, "UTF-8").path == path


def test_a_letter_across_two_pieces_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    path.write_bytes(b"x" * (2**20 - 1) + PARK.encode() * 2)
    assert utf8_copy(path, None).path == path
    path.write_bytes(b"x" * (2**20 - 1) + PARK.encode("gbk") * 2)
    assert utf8_copy(path, None).path.read_text("utf-8").endswith(PARK * 2)
