"""What may be typed after `gisapp`, and what it means."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from gisapp import __version__
from gisapp.cli.data_arguments import add_check, add_diff, add_map, add_mapping
from gisapp.cli.expose_arguments import add_expose, told_apart
from gisapp.cli.feature_arguments import FeatureArguments, add_feature_options
from gisapp.cli.layout_arguments import add_layout_options
from gisapp.cli.named_project import is_project
from gisapp.cli.notices_option import PrintNotices
from gisapp.cli.option_values import extent, lonlat, memory_bytes, metres, size
from gisapp.cli.page_arguments import add_exported, add_page_options
from gisapp.core.layers.read_as import AUTO, ReadAs
from gisapp.core.space.crs_code import code_named
from gisapp.core.space.extent import Extent
from gisapp.words import LANGUAGES, Language

COMMANDS = (
    *("view", "info", "identify", "facts", "map", "diff", "check", "render", "export", "expose"),
    "layout",
)
_COORDINATE_OPTIONS = ("--extent", "--at")
_SOURCES_HELP = "a file, FILE::LAYER for one of its layers; without any: the embedded data"


class Arguments(FeatureArguments):
    """The arguments of all commands; each command has only some of them.

    `at` is longitude and latitude and `extent` west, south, east, north, both in degrees of
    WGS 84; `tolerance` is in metres on the ground, `size` in logical pixels, `memory` in bytes.
    """

    command: str
    project: Path | None = None
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
    mapping: Path | None
    save: Path | None
    output: Path
    to_folder: bool = False
    by: str | None
    filter: str | None = None
    timings: Path | None
    title: str | None
    author: str | None
    disclaimer: str | None
    review_number: str | None
    page_tolerance: float | None
    outlines: bool
    paper: str
    landscape: bool
    template: str
    scale: float | None
    hide: list[str]
    subjects: list[str]
    format: str
    without: list[str]
    old: str
    new: str
    key: list[str]
    years: int

    @property
    def read_as(self) -> ReadAs:
        """What the user says of the sources, in place of what they state."""
        crs = self.crs if self.crs in (None, AUTO) else code_named(self.crs)
        return ReadAs(crs, self.encoding)


def parse(argv: Sequence[str]) -> Arguments:
    """Return what was typed after `gisapp`; without a command it is `view`.

    Raises
    ------
    SystemExit
        With code 2 where the arguments are wrong, with 0 after `--help`, `--version` and
        `--notices`.
    """
    with_command = [*argv] if _names_command(argv) else ["view", *argv]
    parser = _parser()
    arguments, others = parser.parse_known_args(_joined(with_command), namespace=Arguments())
    takes_more = arguments.command in ("facts", "expose")
    if others and (not takes_more or any(each.startswith("-") for each in others)):
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    # An option may stand between the UID and the sources, which argparse gives back then.
    if arguments.command == "expose":
        arguments.subjects, arguments.sources = told_apart([*arguments.subjects, *others])
    elif others:
        arguments.sources = [*arguments.sources, *others]
    return _with_project(arguments)


def _with_project(arguments: Arguments) -> Arguments:
    """Take a project among the sources for `--project`."""
    sources = getattr(arguments, "sources", [])
    named = [each for each in sources if is_project(each)]
    if arguments.project is None and named:
        arguments.project = Path(named[0])
        arguments.sources = [each for each in sources if each != named[0]]
    return arguments


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
        action=PrintNotices,
        nargs=0,
        help="print whose work gisapp is made of, with the licences, and exit",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_view(commands.add_parser("view", help="open the window"))
    _add_info(commands.add_parser("info", help="list the layers of a source"))
    _add_identify(commands.add_parser("identify", help="find what lies at a point"))
    _add_facts(commands.add_parser("facts", help="print all that is known about one subject"))
    _add_map(commands.add_parser("map", help="tell what the columns of a file seem to mean"))
    _add_render(commands.add_parser("render", help="paint the map to PNG, PDF or SVG"))
    _add_export(commands.add_parser("export", help="write an HTML snapshot, or features"))
    _add_layout(commands.add_parser("layout", help="write a sheet for print as PDF"))
    _add_expose(commands.add_parser("expose", help="write fact sheets of subjects"))
    _add_diff(commands.add_parser("diff", help="compare two deliveries of one file"))
    _add_check(commands.add_parser("check", help="find what is wrong with data"))
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
        "--at", type=lonlat, required=True, metavar="LON,LAT", help="degrees, WGS 84"
    )
    parser.add_argument(
        "--tolerance",
        type=metres,
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
        nargs="*",
        metavar="SOURCE",
        help="a GeoPackage of the park schema, or any files with a column that the UID is in; "
        "without any: the embedded data",
    )
    add_mapping(parser)
    _add_reading(parser)
    _add_language(parser)
    _add_json(parser)


def _add_map(parser: argparse.ArgumentParser) -> None:
    add_map(parser)
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
    _add_filter(parser)
    parser.add_argument(
        "--timings", type=Path, metavar="FILE", help="write what took how long, as JSON"
    )


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    add_exported(parser)
    add_mapping(parser)
    _add_extent(parser)
    _add_select(parser)
    _add_filter(parser)
    add_feature_options(parser)
    _add_language(parser)
    add_page_options(parser)


def _add_layout(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    _add_output(parser, "FILE.pdf")
    add_layout_options(parser)
    add_mapping(parser)
    _add_extent(parser)
    _add_select(parser)
    _add_filter(parser)
    _add_language(parser)


def _add_expose(parser: argparse.ArgumentParser) -> None:
    add_expose(parser)
    _add_filter(parser)
    _add_reading(parser)
    _add_language(parser)


def _add_diff(parser: argparse.ArgumentParser) -> None:
    add_diff(parser)
    _add_reading(parser)
    _add_language(parser)
    _add_json(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    add_mapping(parser)
    add_check(parser)
    _add_language(parser)
    _add_json(parser)


def _add_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=_SOURCES_HELP)
    _add_reading(parser)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FILE",
        help="a project, or a package: its sources, looks and view",
    )
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
        type=memory_bytes,
        metavar="SIZE",
        help="what layers may take, such as 4GB (default: half of the machine's); of a "
        "source that needs more, only what is in view is read",
    )


def _add_output(parser: argparse.ArgumentParser, metavar: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=metavar)


def _add_select(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--select", metavar="UID", help="the subject to show")


def _add_filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--filter",
        metavar="EXPRESSION",
        help="only features for which this is true, such as 'area > 20 mu and status = idle'",
    )


def _add_extent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--extent", type=extent, metavar="W,S,E,N", help="degrees, WGS 84")


def _add_size(parser: argparse.ArgumentParser, whose: str) -> None:
    parser.add_argument("--size", type=size, metavar="WxH", help=f"pixels {whose}")


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help="English or Chinese")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")
