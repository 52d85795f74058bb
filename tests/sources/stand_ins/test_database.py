"""A database answers in time or not at all, and does nothing but answer."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, process_time

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.parks.reader import read_park_dataset
from gisapp.sources.stand_ins.database import connect, in_time, opened_database
from tests.endless import COUNTING, endless_plots
from tests.parks import changed_copy


def after(seconds: float) -> Callable[[], bool]:
    """Return what says that the user has cancelled, some time from now on."""
    end = monotonic() + seconds
    return lambda: monotonic() > end


def test_an_endless_view_is_given_up_with_a_sentence(tmp_path: Path) -> None:
    path = endless_plots(tmp_path)
    with (
        closing(connect(path)) as connection,
        pytest.raises(SourceError) as failure,
        in_time(connection, path, 0.2),
    ):
        connection.execute("SELECT count(*) FROM endless").fetchone()
    assert failure.value.code == "no_answer"


def test_a_cancel_ends_it_at_once(tmp_path: Path) -> None:
    path = endless_plots(tmp_path)
    started = process_time()
    with (
        pytest.raises(Cancelled),
        opened_database(path, Progress(cancelled=after(0.2))) as connection,
    ):
        connection.execute("SELECT count(*) FROM endless").fetchone()
    assert process_time() - started < 1


def test_what_comes_in_time_is_not_disturbed_later(tmp_path: Path) -> None:
    path = endless_plots(tmp_path)
    with closing(connect(path)) as connection:
        with in_time(connection, path, 0.0):
            pass
        numbers = f"{COUNTING} count(*) FROM (SELECT i FROM r LIMIT 100000)"
        assert connection.execute(numbers).fetchone() == (100_000,)


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE a (b)", "DELETE FROM plots", "ATTACH ':memory:' AS other"]
)
def test_nothing_is_written_or_opened_besides(tmp_path: Path, statement: str) -> None:
    with (
        opened_database(endless_plots(tmp_path)) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        connection.execute(statement)


def test_text_in_another_encoding_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "names.gpkg"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE names AS SELECT CAST(X'E59CB0E5' AS TEXT) AS name")
        made.commit()
    with opened_database(path) as connection:
        assert connection.execute("SELECT name FROM names").fetchone() == ("地�",)


def test_a_message_that_quotes_bytes_of_the_file_is_a_failure_of_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "names.gpkg"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE names (name)")
        made.execute("PRAGMA writable_schema=ON")
        made.execute("UPDATE sqlite_master SET sql = CAST(X'435245415445FF' AS TEXT)")
        made.commit()
    with pytest.raises(sqlite3.Error), opened_database(path) as connection:
        connection.execute("SELECT * FROM names")


@pytest.mark.parametrize("end", [" AND r.i < 0", ""], ids=["silent", "with rows"])
def test_facts_without_an_end_are_given_up(tmp_path: Path, end: str) -> None:
    path = changed_copy(
        tmp_path,
        "ALTER TABLE fact RENAME TO some",
        f"CREATE VIEW fact AS {COUNTING} some.* FROM r, some WHERE some.rowid = 1{end}",
    )
    with pytest.raises((Cancelled, SourceError)):
        read_park_dataset(path, progress=Progress(cancelled=after(1.0)))
