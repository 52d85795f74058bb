"""What may be typed after `gisapp`, and what it means."""

import argparse
import math
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from gisapp import __version__
from gisapp.core.layers.read_as import AUTO, ReadAs
from gisapp.core.space.crs_code import code_named
from gisapp.core.space.extent import Extent
from gisapp.words import LANGUAGES, Language

COMMANDS = ("view", "info", "identify", "facts", "render", "export")
_COORDINATE_OPTIONS = ("--extent", "--at")
_UNITS = {"M": 1024**2, "G": 1024**3}
_LEAST_MEMORY = 1024**2
_SOURCES_HELP = "a file, FILE::LAYER for one of its layers; without any: the embedded data"


class Arguments(argparse.Namespace):
    """The arguments of all commands; each command has only some of them.

    `at` is longitude and latitude and `extent` west, south, east, north, both in degrees of
    WGS 84; `tolerance` is in metres on the ground, `size` in logical pixels, `memory` in bytes.
    """

    command: str
    sources: list[str]
    crs: str | None
    encoding: str | None
    memory: int | None
    select: str | None
    extent: Extent | None
    lang: Language | None
    size: tuple[int, int] | None
    screenshot: Path | None
    json: bool
    at: tuple[float, float]
    tolerance: float
    uid: str
    output: Path
    by: str | None
    timings: Path | None
    to_crs: str | None
    title: str | None

    @property
    def read_as(self) -> ReadAs:
        """What the user says of the sources, in place of what they state."""
        crs = self.crs if self.crs in (None, AUTO) else code_named(self.crs)
        return ReadAs(crs, self.encoding)


class _PrintNotices(argparse.Action):
    """Prints all notices and ends the program, as `--version` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and exit."""
        from gisapp.notices import notices_text
        from gisapp.words import load_words

        sys.stdout.write(notices_text(load_words("en")) + "\n")
        sys.stdout.flush()
        parser.exit()


def parse(argv: Sequence[str]) -> Arguments:
    """Return what was typed after `gisapp`; without a command it is `view`.

    Raises
    ------
    SystemExit
        With code 2 where the arguments are wrong, with 0 after `--help`, `--version` and
        `--notices`.
    """
    with_command = [*argv] if _names_command(argv) else ["view", *argv]
    return _parser().parse_args(_joined(with_command), namespace=Arguments())


def _names_command(argv: Sequence[str]) -> bool:
    return bool(argv) and argv[0] in (*COMMANDS, "-h", "--help", "--version", "--notices")


def _joined(argv: Sequence[str]) -> list[str]:
    """Write `--extent -10,…` as `--extent=-10,…`: a western longitude is no option."""
    joined: list[str] = []
    for argument in argv:
        if joined and joined[-1] in _COORDINATE_OPTIONS and re.match(r"-[\d.]", argument):
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gisapp",
        description="A viewer of industrial parks, where every figure names its source.",
        epilog="`gisapp` alone opens the window on the embedded data. `gisapp COMMAND --help` "
        "lists the options of a command.",
    )
    parser.add_argument("--version", action="version", version=f"gisapp {__version__}")
    parser.add_argument(
        "--notices",
        action=_PrintNotices,
        nargs=0,
        help="print whose work gisapp is made of, with the licences, and exit",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_view(commands.add_parser("view", help="open the window"))
    _add_info(commands.add_parser("info", help="list the layers of a source"))
    _add_identify(commands.add_parser("identify", help="find what lies at a point"))
    _add_facts(commands.add_parser("facts", help="print all that is known about one subject"))
    _add_render(commands.add_parser("render", help="paint the map to PNG, PDF or SVG"))
    _add_export(commands.add_parser("export", help="write an HTML snapshot or GeoJSON"))
    return parser


def _add_view(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_select(parser)
    _add_extent(parser)
    _add_language(parser)
    _add_size(parser, "of the window")
    parser.add_argument(
        "--screenshot", type=Path, metavar="PNG", help="save a picture of the window and exit"
    )


def _add_info(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_language(parser)
    _add_json(parser)


def _add_identify(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    parser.add_argument(
        "--at", type=_lonlat, required=True, metavar="LON,LAT", help="degrees, WGS 84"
    )
    parser.add_argument(
        "--tolerance",
        type=_metres,
        default=50.0,
        metavar="METRES",
        help="how far points and lines may be (default: 50)",
    )
    _add_language(parser)
    _add_json(parser)


def _add_facts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uid", metavar="UID", help="such as changdong")
    parser.add_argument(
        "sources",
        nargs="?",
        default=[],
        type=lambda uri: [uri],
        metavar="SOURCE",
        help="a GeoPackage of the park schema; without any: the embedded data",
    )
    _add_reading(parser)
    _add_language(parser)
    _add_json(parser)


def _add_render(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_output(parser, "FILE.png|.pdf|.svg")
    _add_extent(parser)
    _add_size(parser, "of the picture (default: 1600x1000)")
    _add_language(parser)
    parser.add_argument("--by", metavar="FIELD", help="colour by this attribute")
    parser.add_argument(
        "--timings", type=Path, metavar="FILE", help="write what took how long, as JSON"
    )


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_output(parser, "FILE.html|.geojson|.txt")
    _add_extent(parser)
    _add_select(parser)
    parser.add_argument("--to-crs", metavar="EPSG:n", help="the CRS to write features in")
    _add_language(parser)
    parser.add_argument("--title", help="the title of the snapshot")


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=_SOURCES_HELP)
    _add_reading(parser)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--crs",
        metavar="EPSG:n|auto",
        help="read the source in this CRS; auto takes the likeliest where it states none that fits",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="read the source's text in this encoding"
    )
    parser.add_argument(
        "--memory",
        type=_bytes,
        metavar="SIZE",
        help="what layers may take, such as 4GB (default: half of the machine's); of a "
        "source that needs more, only what is in view is read",
    )


def _add_output(parser: argparse.ArgumentParser, metavar: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=metavar)


def _add_select(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--select", metavar="UID", help="the subject to show")


def _add_extent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--extent", type=_extent, metavar="W,S,E,N", help="degrees, WGS 84")


def _add_size(parser: argparse.ArgumentParser, whose: str) -> None:
    parser.add_argument("--size", type=_size, metavar="WxH", help=f"pixels {whose}")


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help="English or Chinese")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _numbers(text: str, count: int) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise argparse.ArgumentTypeError(f"{text!r} is not {count} numbers with commas between")
    return numbers


def _lonlat(text: str) -> tuple[float, float]:
    longitude, latitude = _numbers(text, 2)
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no longitude (up to ±180) and latitude (up to ±90)"
        )
    return longitude, latitude


def _extent(text: str) -> Extent:
    west, south, east, north = _numbers(text, 4)
    # Beyond ±180 an extent goes on across the meridian, as `info` prints it.
    if not (-360 <= west < east <= min(west + 360, 360) and -90 <= south < north <= 90):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not west < east and south < north in degrees"
        )
    return Extent(west, south, east, north)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if match is None or "0" in match.groups():
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1600x1000")
    return int(match[1]), int(match[2])


def _bytes(text: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?([MG])i?B?", text, re.IGNORECASE)
    size = float(match[1]) * _UNITS[match[2].upper()] if match else 0
    if size < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text!r} is no amount of memory such as 4GB or 500MB")
    return int(size)


def _metres(text: str) -> float:
    (metres,) = _numbers(text, 1)
    if metres < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no distance")
    return metres
