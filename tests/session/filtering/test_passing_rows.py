"""A layer beyond memory knows how many of all its rows its filter leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import NO_FILTER, Between, LayerFilter
from gisapp.core.layers.shown_count import shown_count
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from tests.beyond_memory import MEGABYTE
from tests.hostile_names import hostile_table, write_geoparquet


def test_rows_are_counted_anew_with_each_filter(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    session = make_session(Settings(None), "en", memory_bytes=MEGABYTE // 4)
    try:
        session.navigation.start_at()
        path = write_geoparquet(tmp_path / "plots.parquet", hostile_table(4000))
        session.loader.open([str(path)])
        finish = _finish(qtbot, session)
        finish()
        (name,) = [each.layer_id for each in session.state.layers.layers if each.row_store]
        for low, count in ((0.0, 4000), (3990.0, 10)):
            session.edits.filter(name, LayerFilter((Between("number", low, None),)))
            assert session.passing_rows.is_running(name)
            finish()
            assert shown_count(session.state.layers[name]) == (count, 4000)
        session.edits.filter(name, NO_FILTER)
        finish()
        partial = session.state.layers[name].partial
        assert partial is not None
        assert partial.passing is None
    finally:
        session.close()


def _finish(qtbot: QtBot, session: Session) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not session.tasks.running)
