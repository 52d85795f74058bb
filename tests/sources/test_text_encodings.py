"""Only an encoding that a file's text can be in is one."""

import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from gisapp.sources.text_encodings import known_encoding


@pytest.mark.parametrize("name", ["GB18030", "gbk", "Shift_JIS", "utf-16", "latin1", "cp936"])
def test_encodings_of_texts_are_known(name: str) -> None:
    assert known_encoding(name)


@pytest.mark.parametrize(
    "name",
    ["punycode", "undefined", "base64", "hex", "rot13", "unicode_escape", "", "a\0b", "x" * 99],
)
def test_what_is_none_is_refused_in_a_sentence(name: str) -> None:
    assert known_encoding(name) is None
    with pytest.raises(SourceError) as failure:
        open_source("plots.kml", encoding=name)
    assert failure.value.code == "unknown_encoding"
