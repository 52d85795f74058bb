"""What a ledger may mean is guessed from its headings and cells, and asked where it is doubtful."""

from collections.abc import Callable
from pathlib import Path

from gisapp.session.session import Session
from tests.plot_ledger import write_ledger
from tests.session.mapping.test_mapping_edits import opened, proposed

Finish = Callable[[], None]


def test_a_ledger_is_understood_and_its_doubt_is_asked_about(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    plots, firms = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    first, second = proposed(session, finish, plots, firms)
    assert (first.mapping.kind, first.mapping.key) == ("plot", "地块编号")
    assert second.mapping.kind == "enterprise"
    assert "面积" in first.questions
    assert first.rows.cell("地块名称", 0) == "一号地块"
