"""What may be typed after the commands on one's own data."""

from pathlib import Path

from gisapp.cli.arguments import parse
from tests.cli.running import Captured, wrong_usage


def test_diff_takes_two_files_and_keys(capsys: Captured) -> None:
    arguments = parse(["diff", "a.xlsx::s", "b.gpkg", "--key", "x", "--key", "y", "-o", "c.csv"])
    assert (arguments.old, arguments.new, arguments.key) == ("a.xlsx::s", "b.gpkg", ["x", "y"])
    assert arguments.output == Path("c.csv")
    assert "NEW" in wrong_usage(capsys, "diff", "a.xlsx")


def test_map_takes_one_file_and_mappings() -> None:
    arguments = parse(["map", "a.xlsx", "--mapping", "m.json", "--save", "n.json", "--json"])
    assert arguments.sources == ["a.xlsx"]
    assert (arguments.mapping, arguments.save) == (Path("m.json"), Path("n.json"))
