"""How far long work has come, on one line of a terminal."""

from types import TracebackType
from typing import TextIO

_WIDTH = 30


class ProgressLine:
    """Shows a bar while work goes on and wipes it at the end; silent where no terminal is.

    >>> import io
    >>> with ProgressLine(io.StringIO()) as line:
    ...     line.show(0.5)
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()

    def __enter__(self) -> "ProgressLine":
        """Begin; nothing is shown before the first share."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wipe the line."""
        self._write(" " * (_WIDTH + 7) + "\r")

    def show(self, share: float) -> None:
        """Show the share that is done, from 0 to 1."""
        done = round(share * _WIDTH)
        self._write(f"[{'#' * done}{'.' * (_WIDTH - done)}] {share:4.0%}\r")

    def _write(self, text: str) -> None:
        if self._is_terminal:
            self._stream.write(text)
            self._stream.flush()
