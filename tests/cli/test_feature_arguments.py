"""What may be typed about features, and what may not."""

from tests.cli.running import Captured, wrong_usage


def test_unknown_choices_are_wrong_usage(capsys: Captured) -> None:
    for option, value in (("--to-encoding", "BIG5"), ("--places", "dms"), ("--style", "css")):
        assert value in wrong_usage(capsys, "export", "-o", "a.shp", option, value)
