"""Has another process parse a file whose parser may crash, or take all of the memory."""

from pathlib import Path

from gisapp.core.progress import Progress
from gisapp.sources.formats.memory_source import FileContents, Parser
from gisapp.sources.formats.process_pool import give_back, take
from gisapp.sources.formats.reading_request import Request
from gisapp.sources.patience import patience_s

_UNPACKED = 10
"""How many times a packed file may unfold while it is parsed."""


def distant(parser: str) -> Parser:
    """Return a parser that has another process do the work of one.

    Parameters
    ----------
    parser : str
        Its `module:function`.
    """

    def parse(path: Path, encoding: str | None, progress: Progress) -> FileContents:
        seconds = patience_s(_UNPACKED * path.stat().st_size)
        process = take()
        try:
            contents = process.ask(Request(path, "parse", (parser, encoding), seconds), progress)
        finally:
            give_back(process)
        assert isinstance(contents, FileContents)
        return contents

    return parse
