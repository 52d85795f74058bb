"""What cannot be had is noted once, in the order in which it was found."""

from gisapp.sources.styles.left_out import LeftOut


def test_each_thing_is_noted_once() -> None:
    left_out = LeftOut()
    for code in ("effects", "pictures", "effects"):
        left_out.note(code)
    assert list(left_out.codes) == ["effects", "pictures"]
