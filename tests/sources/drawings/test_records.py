"""The records of a drawing come one after the other, whatever stands between them."""

from pathlib import Path

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.sources.drawings.records import RecordFile, begins_as_drawing, is_drawing
from tests.drawings import LINE, new, text_of


def records(path: Path) -> RecordFile:
    return RecordFile(path, NO_PROGRESS)


def kinds(file: RecordFile) -> list[str]:
    return [record.kind for record in file.records()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.dxf"


def test_a_drawing_is_known_by_its_name_or_its_first_lines(path: Path) -> None:
    other = path.with_suffix(".txt")
    for stored, begins in (
        (text_of().encode(), True),
        (b"999\r\nby hand\r\n  0\r\nSECTION\r\n", True),
        (b"AutoCAD Binary DXF\r\n\x1a\0 and so on", True),
        (b"0,1\nSECTION,2\n", False),
    ):
        other.write_bytes(stored)
        assert begins_as_drawing(other) == is_drawing(other) == begins
    path.write_bytes(b"anything")
    assert is_drawing(path)
    assert not is_drawing(path.with_name("none.txt"))


def test_what_comes_out_of_step_comes_into_step_again(path: Path) -> None:
    path.write_text(text_of(f"{LINE}lost\n{LINE}"), encoding="ascii")
    file = records(path)
    assert kinds(file).count("LINE") == 2
    assert not file.breaks_off


def test_a_missing_end_is_seen(path: Path) -> None:
    path.write_text(text_of()[:-4], encoding="ascii")
    file = records(path)
    assert "LINE" in kinds(file)
    assert file.breaks_off


def test_a_binary_drawing_that_breaks_off_gives_what_stood_before(path: Path) -> None:
    document = new("R2000")
    document.modelspace().add_line((0, 0), (1, 1))
    document.saveas(path, fmt="bin")
    stored = path.read_bytes()
    path.write_bytes(stored[: len(stored) // 2 + 1])
    file = records(path)
    assert kinds(file)[0] == "SECTION"
    assert file.breaks_off


@pytest.mark.parametrize("form", ["asc", "bin"])
def test_the_sample_has_what_is_not_ascii(path: Path, form: str) -> None:
    document = new("R2000")
    document.encoding = "gbk"
    document.layers.add("plot 地块边界")
    document.saveas(path, fmt=form)
    sample = records(path).sample()
    assert "地块边界" in sample.decode("gbk")
    assert b"Continuous" not in sample


def test_the_last_point_of_an_entity_is_not_lost(path: Path) -> None:
    path.write_text(text_of("0\nPOINT\n8\n0\n10\n1\n20\n2\n"), encoding="ascii")
    (point,) = [record for record in records(path).records() if record.kind == "POINT"]
    assert point.compiled("utf-8").noclass[-1].value == (1.0, 2.0)


def test_a_number_that_is_none_is_not_made_up(path: Path) -> None:
    path.write_text(text_of(LINE.replace("3175002", "31x5002")), encoding="ascii")
    (line,) = [record for record in records(path).records() if record.kind == "LINE"]
    with pytest.raises(ValueError, match="none"):
        line.compiled("utf-8")


def test_a_text_that_is_cut_inside_a_letter_is_whole_again(path: Path) -> None:
    stored = "青山湖一期".encode("gbk")
    pieces = b"3\n" + stored[:3] + b"\n1\n" + stored[3:] + b"\n"
    path.write_bytes(text_of("0\nMTEXT\n8\n0\nHERE\n").encode().replace(b"HERE\n", pieces))
    (text,) = [record for record in records(path).records() if record.kind == "MTEXT"]
    assert "青山湖一期" in [tag.value for tag in text.compiled("gbk").noclass]


def test_codes_of_letters_are_letters(path: Path) -> None:
    path.write_text(text_of("0\nTEXT\n1\n\\U+9752\\M+5C9BD\\U+6E56\n"), encoding="ascii")
    (text,) = [record for record in records(path).records() if record.kind == "TEXT"]
    assert text.compiled("utf-8").noclass[-1].value == "青山湖"
