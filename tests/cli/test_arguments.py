"""What may be typed after `gisapp` is understood, and all else is refused with code 2."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gisapp import __version__
from gisapp.cli import main
from gisapp.cli.arguments import COMMANDS, parse
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
    printed = capsys.readouterr().out
    assert all(name in printed for name in COMMANDS)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("4GB", 4 * 1024**3),
        ("4 GiB", 4 * 1024**3),
        ("4g", 4 * 1024**3),
        ("500MB", 500 * 1024**2),
        ("1.5G", 3 * 1024**3 // 2),
        ("1M", 1024**2),
    ],
)
def test_memory_is_written_as_people_do(text: str, size: int) -> None:
    assert parse(["info", "--memory", text]).memory == size


@pytest.mark.parametrize("text", ["1280x720", "1280×720"])
def test_a_size_is_width_by_height(text: str) -> None:
    assert parse(["render", "-o", "map.png", "--size", text]).size == (1280, 720)


@pytest.mark.parametrize("text", ["123456x1", "-5x5", "5", "5x", "5.5x5", "0x0"])
def test_what_is_no_size_is_refused(capsys: Captured, text: str) -> None:
    assert "is no size such as 1600x1000" in wrong_usage(
        capsys, "render", "-o", "map.png", f"--size={text}"
    )


def test_what_is_not_typed_is_none() -> None:
    arguments = parse(["export", "-o", "page.html"])
    assert arguments.output == Path("page.html")
    assert arguments.sources == []
    assert arguments.crs is None
    assert arguments.encoding is None
    assert arguments.memory is None
    assert arguments.extent is None
    assert arguments.title is None


def test_facts_take_a_subject_and_perhaps_one_file() -> None:
    assert parse(["facts", "changdong"]).sources == []
    arguments = parse(["facts", "changdong", "parks.gpkg", "--json"])
    assert (arguments.uid, arguments.sources, arguments.json) == ("changdong", ["parks.gpkg"], True)


def test_a_file_may_be_called_like_a_command_if_it_has_a_path() -> None:
    assert parse(["./info"]).sources == ["./info"]
    assert parse(["info"]).command == "info"


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--extent", "115,28,116,91", "south < north"),
        ("--extent", "115,29,116,28", "south < north"),
        ("--extent", "a,b,c,d", "is not 4 numbers"),
        ("--extent", "1,2,3,inf", "is not 4 numbers"),
        ("--at", "115.9,91", "latitude"),
        ("--at", "1,2,3", "is not 2 numbers"),
        ("--tolerance", "near", "is not 1 numbers"),
    ],
)
def test_wrong_coordinates_are_told_what_is_expected(
    capsys: Captured, option: str, text: str, message: str
) -> None:
    command = ("view",) if option == "--extent" else ("identify",)
    assert message in wrong_usage(capsys, *command, f"{option}={text}")


def test_the_version_can_be_asked_for(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"gisapp {__version__}\n"


def test_the_notices_can_be_asked_for(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["--notices"])
    assert end.value.code == 0
    printed = capsys.readouterr().out
    assert "Leaflet 1.9.4 · BSD-2-Clause" in printed
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in printed
    assert "numpy" in printed
