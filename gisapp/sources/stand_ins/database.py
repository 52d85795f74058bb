"""A database that others made, opened so that it can only answer, and in time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.patience import patience_s
from gisapp.sources.stand_ins.sqlite import read_only_uri

_STEPS = 10_000
"""Instructions of SQLite's between two looks at the clock: about a tenth of a millisecond."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 256 * 1024**2,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
"""Of one value in bytes, and of other files that a statement may open."""


@contextmanager
def opened_database(path: Path, progress: Progress = NO_PROGRESS) -> Iterator[sqlite3.Connection]:
    """Open a database to read much of it, without writing to it or beside it.

    Parameters
    ----------
    path : Path
        The file.
    progress : Progress
        Asked all the time whether to stop.

    Raises
    ------
    OSError
        The file cannot be read.
    sqlite3.Error
        It is damaged.
    SourceError
        It doesn't come to an end, as some views.
    Cancelled
        The user wanted it.
    """
    seconds = patience_s(path.stat().st_size)
    with closing(connect(path)) as connection, in_time(connection, path, seconds, progress):
        yield connection


def connect(path: Path, *, check_same_thread: bool = True) -> sqlite3.Connection:
    """Return a connection that reads a database and can do nothing else; for `in_time`.

    Texts that are no UTF-8 come with a mark in place of what cannot be read.

    Parameters
    ----------
    path : Path
        The file.
    check_same_thread : bool
        False where one thread opens it and another one reads.
    """
    connection = sqlite3.connect(read_only_uri(path), uri=True, check_same_thread=check_same_thread)
    connection.text_factory = _text
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    # A view may call functions only that cannot do any harm.
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA query_only=ON")
    return connection


@contextmanager
def in_time(
    connection: sqlite3.Connection,
    path: Path,
    seconds: float,
    progress: Progress = NO_PROGRESS,
) -> Iterator[None]:
    """Have what a database is asked end when it takes too long, or nobody wants it any more.

    Parameters
    ----------
    connection : sqlite3.Connection
        The database.
    path : Path
        Its file, for the sentence.
    seconds : float
        All that the answers may take.
    progress : Progress
        Asked all the time whether to stop.

    Raises
    ------
    sqlite3.Error
        The file is damaged.
    SourceError
        It took too long.
    Cancelled
        The user wanted it.
    """
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: progress.is_cancelled or monotonic() > end, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        progress.check()
        if monotonic() > end:
            raise SourceError("no_answer", path=path, details=str(error)) from error
        raise
    except UnicodeDecodeError as error:
        # SQLite says what is wrong in the words of the file, which may be no text.
        raise sqlite3.DatabaseError(str(error)) from error
    finally:
        connection.set_progress_handler(None, 0)


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
