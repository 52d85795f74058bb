"""A stored text is read without half a letter, and in the other encoding where it is in that."""

import pytest

from gisapp.sources.stored_texts import marking_decoder, readable, readable_in
from gisapp.sources.text_encodings import FoundEncoding

PARK = "青山湖高新产业园"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp932", "cp949"])
def test_half_a_letter_at_the_end_is_left_out(encoding: str) -> None:
    text = "公園" if encoding != "cp949" else "공원"
    assert readable(text.encode(encoding)[:-1], encoding) == text[:1]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_begins_no_letter_is_marked(encoding: str) -> None:
    stored = PARK.encode(encoding)
    assert readable(stored + b"\xff", encoding) == f"{PARK}\ufffd"
    assert readable(stored + b"\xff7", encoding) == f"{PARK}\ufffd7"


@pytest.mark.parametrize(("most", "few"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_a_text_in_the_other_encoding_is_read_in_that(most: str, few: str) -> None:
    assert readable_in(PARK.encode(few), FoundEncoding(most)) == PARK
    assert readable_in(PARK.encode(few), FoundEncoding(most, is_named=True)) != PARK


def test_a_damaged_text_stays_in_its_own_encoding() -> None:
    damaged = PARK.encode().replace("山".encode(), b"\xe5\xff\xb1")
    assert readable_in(damaged, FoundEncoding("utf-8")).endswith(PARK[2:])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_letters_need_no_mark(encoding: str) -> None:
    stored = PARK.encode(f"{encoding}-le")
    assert marking_decoder(encoding, stored).decode(stored) == PARK
    marked = PARK.encode(encoding)
    assert marking_decoder(encoding, marked).decode(marked) == PARK
    assert isinstance(readable(PARK.encode("gbk"), encoding), str)
