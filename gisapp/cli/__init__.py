"""The command line: what may be typed after `gisapp`, a module for each command or a few.

Exit codes: 0 done, 1 an expected failure (one sentence on stderr), 2 wrong usage.
"""

import gc
import io
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gisapp.errors import GisAppError
from gisapp.words import load_words

if TYPE_CHECKING:
    from gisapp.cli.arguments import Arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Parameters
    ----------
    argv : sequence of str or None
        What was typed after `gisapp`; None for the arguments of this process.

    Raises
    ------
    SystemExit
        With code 2 where the arguments are wrong, with 0 after `--help`, `--version` and
        `--notices`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Libraries warn of what is told in the problems of a layer.
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    words = load_words("en")
    try:
        # Here, so that Ctrl+C is told in a sentence while these are being loaded too.
        from gisapp.cli.arguments import parse

        arguments = parse(sys.argv[1:] if argv is None else argv)
        words = load_words(arguments.lang or "en")
        code = _command(arguments.command)(arguments)
        sys.stdout.flush()
    except GisAppError as error:
        from gisapp.cli.hints import told

        return _failed(told(error, words))
    except KeyboardInterrupt:
        return _failed(words("cli.stopped"))
    except BrokenPipeError:
        # The user, such as `head`, has enough; nothing more can be written there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _command(name: str) -> "Callable[[Arguments], int]":
    """Return a command, for which alone its imports are made: a window starts sooner so."""
    if name == "view":
        # What is made at the start stays: looking for garbage in it takes a tenth of the time.
        gc.disable()
        from gisapp.cli.viewing import view

        return view
    if name == "render":
        from gisapp.cli.rendering import render

        return render
    if name == "export":
        from gisapp.cli.exporting import export

        return export
    if name == "layout":
        from gisapp.cli.layouts import write_sheet

        return write_sheet
    if name == "map":
        from gisapp.cli.mapping_commands import map_columns

        return map_columns
    if name == "diff":
        from gisapp.cli.comparing import diff

        return diff
    if name == "expose":
        from gisapp.cli.exposing import expose

        return expose
    if name == "check":
        from gisapp.cli.checking import check_data

        return check_data
    from gisapp.cli import commands

    return {
        "info": commands.info,
        "identify": commands.identify_at,
        "facts": commands.facts,
    }[name]


def _failed(sentence: str) -> int:
    print(f"gisapp: {' '.join(sentence.split())}", file=sys.stderr)
    return 1
