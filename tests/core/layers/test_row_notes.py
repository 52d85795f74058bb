"""Notes belong to keys where there are any, else to features."""

from gisapp.core.layers.row_notes import LONGEST_NOTE, NO_NOTES


def test_a_note_follows_its_key() -> None:
    notes = NO_NOTES.noted(7, "DK-1", " ask the owner ")
    assert notes.of(7, "DK-1") == notes.of(99, "DK-1") == "ask the owner"
    assert not notes.of(7, "DK-2")
    assert not notes.noted(7, "DK-1", "")


def test_without_a_key_it_belongs_to_the_feature() -> None:
    notes = NO_NOTES.noted(7, "", "idle")
    assert notes.of(7) == notes.of(7, "DK-1") == "idle"
    keyed = notes.noted(7, "DK-1", "sold")
    assert (keyed.of(7, "DK-1"), keyed.of(7)) == ("sold", "")


def test_a_note_has_an_end() -> None:
    assert len(NO_NOTES.noted(1, "", "x" * 99_999).of(1)) == LONGEST_NOTE
