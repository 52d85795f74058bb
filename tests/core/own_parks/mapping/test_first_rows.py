"""Three of the first rows are shown: those in which most is written."""

from pathlib import Path

from gisapp.core.own_parks.mapping.first_rows import first_rows
from tests.plot_ledger import PLOTS, plots_of, write_ledger


def test_the_fullest_rows_are_shown_with_their_numbers(tmp_path: Path) -> None:
    rows = (("DK-00", None, None, None, None, None), *PLOTS)
    shown = first_rows(plots_of(write_ledger(tmp_path / "台账.xlsx", rows)))
    assert shown.row_ids == (3, 4, 5), "as Excel counts them, below the heading"
    assert [shown.cell("地块编号", place) for place in range(3)] == ["DK-01", "DK-02", "DK-03"]


def test_a_table_of_few_rows_shows_them_all(tmp_path: Path) -> None:
    shown = first_rows(plots_of(write_ledger(tmp_path / "台账.xlsx", PLOTS[:1])))
    assert shown.row_ids == (2,)
