"""Facts of own data in words."""

from pathlib import Path

from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.text.units import UnitChoice
from gisapp.words import load_words
from tests.own_files import facts_about, opened, write_plots


def test_the_place_of_a_fact_is_told_in_the_users_language(tmp_path: Path) -> None:
    subject = opened(write_plots(tmp_path)).subject("地块台账", 1)
    (area,) = facts_about(subject, "land_area")
    told = [
        OwnFactFormatter(subject.dataset, load_words(each), UnitChoice(), subject.cells).locator(
            area
        )
        for each in ("en", "zh")
    ]
    assert told == ["row 1, column 面积", "第 1 行，“面积”列"]


def test_a_shape_is_told_by_its_row_and_needs_no_badge(tmp_path: Path) -> None:
    subject = opened(write_plots(tmp_path)).subject("地块台账", 1)
    formatter = OwnFactFormatter(subject.dataset, load_words("zh"), UnitChoice(), subject.cells)
    dossier = dossier_of(subject.dataset, subject.uid)
    (measured,) = (each for each in dossier.derived if each.code == "measured_area")
    assert formatter.locator(measured.operands[0]) == "第 1 行的图形"
    assert formatter.geometry_quality(dossier.subject) == ""
