"""Lines are searched as one text, and what is found is told by its line."""

from gisapp.core.search.lines import Lines

NAMES = ["park", "", "car park", "公园", "parkway park"]


def test_each_line_comes_back_as_it_was() -> None:
    lines = Lines.of(NAMES)
    assert [lines[line] for line in range(len(NAMES))] == NAMES


def test_a_line_that_has_a_part_twice_is_found_once() -> None:
    lines = Lines.of(NAMES)
    assert list(lines.having("park")) == [0, 2, 4]
    assert list(lines.having("园")) == [3]
    assert list(lines.having("lake")) == []


def test_a_line_break_in_a_part_stands_for_a_beginning_or_an_end() -> None:
    lines = Lines.of(NAMES)
    assert list(lines.having("\npark")) == [0, 4]
    assert list(lines.having("park\n")) == [0, 2, 4]
    assert list(lines.having("\npark\n")) == [0]


def test_every_place_of_a_part_is_told_with_its_line() -> None:
    lines = Lines.of(NAMES)
    places = list(lines.places_of("park"))
    assert [line for line, _ in places] == [0, 2, 4, 4]
    assert [place - lines.starts[line] for line, place in places] == [0, 4, 0, 8]
    assert all(lines.text.startswith("park", place) for _, place in places)


def test_without_lines_nothing_is_found() -> None:
    none = Lines.of([])
    assert list(none.having("a")) == []
    assert list(none.places_of("a")) == []
