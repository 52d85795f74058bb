"""The lines of the table: questions on top, and what is said of one changes only that one."""

import pytest
from PySide6.QtCore import Qt

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.text.units import UnitChoice
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session
from gisapp.ui.mapping.column_model import LINE, ColumnModel
from gisapp.ui.mapping.column_texts import COLUMN, MEANS, PERIOD, SURE, ColumnTexts, LineCell
from gisapp.ui.mapping.property_rows import PropertyRows
from tests.ui.reading import WORDS


@pytest.fixture
def draft(session: Session, proposals: tuple[Proposal, ...]) -> MappingDraft:
    plots = proposals[0]
    names = [field.name for field in plots.layer.attributes.fields]
    return MappingDraft(plots.mapping, names, session.mapping_edits.schema, plots.questions)


@pytest.fixture
def model(draft: MappingDraft, session: Session, proposals: tuple[Proposal, ...]) -> ColumnModel:
    checks = CellChecks(proposals[0].layer, lambda: session.own_data.rows, session.tasks, "")
    words = WORDS["en"]
    rows = PropertyRows(draft.schema, words)
    texts = ColumnTexts(draft, proposals[0].rows, checks, rows, UnitChoice(), words)
    return ColumnModel(draft, texts)


def names(model: ColumnModel) -> list[object]:
    return [model.index(row, COLUMN).data() for row in range(model.rowCount())]


def test_questions_stand_on_top_and_stay_there(model: ColumnModel, draft: MappingDraft) -> None:
    assert names(model)[:2] == ["面积", "地块编号"]
    draft.confirm("面积")
    model.show_anew()
    assert names(model)[:2] == ["面积", "地块编号"]
    assert model.row_of("地块编号") == 1


def test_what_is_said_changes_its_line_alone(model: ColumnModel) -> None:
    changed: list[tuple[int, int]] = []
    said: list[str] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.said.connect(lambda: said.append("said"))
    model.say_property("地块名称", "remark")
    assert (changed, said) == ([(2, 2)], ["said"])
    assert model.index(2, MEANS).data() == "Remark"
    assert model.index(2, SURE).data() == "you said so"


def test_a_time_is_typed_and_nonsense_is_not_taken(model: ColumnModel, draft: MappingDraft) -> None:
    index = model.index(model.row_of("批准面积（亩）"), PERIOD)
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(index, "2024")
    assert (index.data(), draft.column("批准面积（亩）").period.iso) == ("2024", "2024")
    assert not model.setData(index, "soon")
    assert index.data() == "2024"
    assert index.data(Qt.ItemDataRole.EditRole) == "2024"


def test_it_knows_how_cells_are_painted_and_hinted(model: ColumnModel) -> None:
    assert isinstance(model.index(0, MEANS).data(LINE), LineCell)
    assert model.index(1, MEANS).data(Qt.ItemDataRole.ToolTipRole).startswith("<p>")
    assert model.has_basis
