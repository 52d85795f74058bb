"""What this program doesn't read is named, with what to ask for instead."""

from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words


@pytest.mark.parametrize(
    ("name", "start", "code"),
    [
        ("成果.7z", b"7z\xbc\xaf\x27\x1c", "packed_otherwise"),
        ("成果.rar", b"Rar!\x1a\x07\0", "packed_otherwise"),
        ("总图.dwg", b"AC1032", "dwg"),
        ("really_dwg.dxf", b"AC1015\0\0", "dwg"),
        ("site.dgn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dgn8"),
        ("old.mdb", b"\0\1\0\0Standard Jet DB", "access_database"),
        ("park.qgz", b"PK\x03\x04", "qgis_project"),
        ("park.lyrx", b'{"type": "CIMLayerDocument"}', "arcgis_project"),
        ("park.mpk", b"7z\xbc\xaf\x27\x1c", "arcgis_package"),
        ("a00000009.gdbtable", b"\3\0\0\0", "geodatabase_part"),
    ],
)
def test_each_kind_is_one_sentence_that_says_what_to_do(
    tmp_path: Path, name: str, start: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(start + bytes(100))
    with pytest.raises(SourceError) as told:
        open_source(str(path))
    assert told.value.code == code
    for language in LANGUAGES:
        sentence = told.value.sentence(load_words(language))
        assert name in sentence
        assert sentence.count("。" if language == "zh" else ". ") == (language == "zh")
