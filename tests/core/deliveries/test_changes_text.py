"""Changes read as sentences, in both languages, whatever a file has in its cells."""

from gisapp.core.deliveries.changes import Changes, ColumnChanges, Move, RepeatedKey
from gisapp.core.deliveries.changes_text import move_text, notes_on, one_line, value_text
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words

EN, ZH = load_words("en"), load_words("zh")
UNITS = UnitChoice()


def test_what_was_not_compared_is_said() -> None:
    changes = Changes(
        ("no",),
        repeated=(RepeatedKey(("A",), (3,), (4, 9)), RepeatedKey(("B",), (), (5, 6))),
        old_without_key=tuple(range(2, 20)),
        columns=ColumnChanges(("a",), ("b",), (("c", "d"),), ("e",)),
        compares_shapes=False,
        compared=1234,
    )
    assert list(notes_on(changes, EN, most=3)) == [
        "Compared by no: 1,234 rows are in both deliveries.",
        "New columns: a.",
        "Columns that are gone: b.",
        "Columns with the same values under another name: c → d.",
        (
            "Not compared, because the older file is no longer there and these columns were not "
            "in memory: e."
        ),
        (
            "2 keys stand in several rows, so that these were not compared: "
            "A (rows before: 3; now: 4, 9), B (rows before: none; now: 5, 6)."
        ),
        "18 rows of the older delivery have no key and were not compared: 2, 3, 4 and 15 more.",
        "Shapes were not compared: one delivery has none, or of another kind.",
    ]
    assert list(notes_on(Changes(("编号",), compared=3), ZH)) == [
        "按 编号 对比：两次报送共有 3 行。"
    ]


def test_moves_read_with_their_distance_and_area() -> None:
    def told(distance_m: float | None, grown_m2: float) -> str:
        return move_text(Move(("a",), 1, 1, distance_m, grown_m2), EN, UNITS)

    assert told(10.0, 0.1) == "moved by 10 m"
    assert told(3.0, -1500) == "moved by 3 m, area −1,500 m²"
    assert told(None, 20) == "has a shape now"
    assert told(None, -20) == "has no shape any more"


def test_values_of_files_are_one_plain_line() -> None:
    assert one_line("a\n\x1b[2J\u202eb") == "a [2Jb"
    assert value_text(None, EN) == value_text(" ", EN) == "(empty)"
    assert value_text(b"\x01\xff", EN) == "01ff"
    assert value_text(2017.0, ZH) == "2017"
