"""What was said of a source is told in the user's words."""

import pytest

from gisapp.core.layers.read_as import ReadAs
from gisapp.session.reading.read_as_words import described
from gisapp.words import Language, load_words

SAID = ReadAs("EPSG:4548", "GBK", True, "BD-09", (1.0, 2.0, 3.0))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "EPSG:4548, x and y exchanged, BD-09 corrected, datum shift of 3 parameters, GBK",
        ),
        ("zh", "EPSG:4548，x 与 y 已对调，已纠正 BD-09 偏移，3 参数基准转换，GBK"),
    ],
)
def test_all_that_was_said_is_told(language: Language, told: str) -> None:
    assert described(SAID, load_words(language)) == told


def test_nothing_else_is_told() -> None:
    assert described(ReadAs(encoding="GB18030"), load_words("en")) == "GB18030"
