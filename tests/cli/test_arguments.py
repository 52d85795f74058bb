"""What may be typed after `gisapp` is understood, and all else is refused with code 2."""

from collections.abc import Sequence

import pytest

from gisapp.cli import main
from gisapp.cli.arguments import parse
from gisapp.core.space.extent import Extent
from tests.cli.running import Captured, wrong_usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["identify", "--at", "115.98"],
        ["identify", "--at", "200,28"],
        ["identify", "--at", "nan,28"],
        ["identify"],
        ["identify", "--at", "1,2", "--tolerance", "-5"],
        ["render", "-o", "x.png", "--extent", "116,28,115,29"],
        ["render", "-o", "x.png", "--extent", "115,28,116"],
        ["render", "-o", "x.png", "--size", "0x100"],
        ["render", "-o", "x.png", "--size", "large"],
        ["render"],
        ["render", "-o", "x.png", "--memory", "much"],
        ["info", "--memory", "4"],
        ["info", "--memory", "0.5MB"],
        ["view", "--memory", "-4GB"],
        ["view", "--lang", "fr"],
        ["facts"],
        ["info", "--no-such-option"],
    ],
)
def test_wrong_usage_is_told_with_code_2(capsys: Captured, arguments: Sequence[str]) -> None:
    assert "error:" in wrong_usage(capsys, *arguments)


def test_nothing_or_only_sources_means_the_window() -> None:
    assert parse([]).command == "view"
    arguments = parse(["a.gpkg", "--lang", "zh", "--size", "1280x720"])
    assert (arguments.command, arguments.sources) == ("view", ["a.gpkg"])
    assert (arguments.lang, arguments.size) == ("zh", (1280, 720))


def test_western_and_southern_coordinates_are_no_options() -> None:
    arguments = parse(["view", "--extent", "-71,-34,-70,-33"])
    assert arguments.extent == Extent(-71, -34, -70, -33)
    assert parse(["identify", "--at", "-.5,2"]).at == (-0.5, 2)


def test_help_names_every_command(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("view", "info", "identify", "facts", "render", "export"))
