"""Cells that cannot be used are looked for in a worker, and only once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.mapping.cell_checks import CellChecks, all_problems
from gisapp.session.session import Session
from tests.plot_ledger import PLOTS, plots_of, write_ledger

INTENSITY = "成交价（万元）"
MAPPING = LayerMapping(
    kind="plot",
    key="地块编号",
    columns=(ColumnMapping(INTENSITY, "land_price_total", "1e4 CNY"),),
)
Finish = Callable[[], None]


def test_what_cannot_be_read_is_counted_by_column(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    layer = plots_of(write_ledger(tmp_path / "台账.xlsx", (*PLOTS, PLOTS[0])))
    names = [field.name for field in layer.attributes.fields]
    draft = MappingDraft(MAPPING, names, session.mapping_edits.schema, {})
    checks = CellChecks(layer, lambda: session.own_data.rows, session.tasks, "Checking")
    checks.check(draft)
    assert checks.unread_in(INTENSITY) == 0, "nothing is known yet"
    finish()
    assert not checks.is_running
    assert checks.unread_in(INTENSITY) == 1
    found = [*checks.problems]
    assert [(each.code, each.row, each.value) for each in found] == [
        ("repeated_keys", 2, "DK-01"),
        ("repeated_keys", 7, "DK-01"),
        ("no_number", 3, "见附表"),
    ]
    assert checks.count == 3
    assert [*all_problems(layer, MAPPING, session.own_data.rows)] == found
    draft.say(replace(draft.column(INTENSITY), kind="planned"))
    checks.check(draft)
    assert not checks.is_running, "that changes nothing about the cells"
    draft.say_property(INTENSITY, "remark")
    checks.check(draft)
    finish()
    assert checks.unread_in(INTENSITY) == 0
    checks.check(draft)
    assert not checks.is_running


def test_what_is_dropped_tells_nothing(session: Session, finish: Finish, tmp_path: Path) -> None:
    layer = plots_of(write_ledger(tmp_path / "台账.xlsx"))
    draft = MappingDraft(MAPPING, (INTENSITY,), session.mapping_edits.schema, {})
    checks = CellChecks(layer, lambda: session.own_data.rows, session.tasks, "Checking")
    checks.check(draft)
    checks.drop()
    finish()
    assert checks.problems == ()
