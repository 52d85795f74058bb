"""What is said of one layer: its rows above, its columns below, and what cannot be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gisapp.core.layers.attributes import written_fields
from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session
from gisapp.ui.mapping.cell_list import CellList
from gisapp.ui.mapping.column_model import ColumnModel
from gisapp.ui.mapping.column_table import ColumnTable
from gisapp.ui.mapping.column_texts import MEANS, ColumnTexts
from gisapp.ui.mapping.property_rows import PropertyRows
from gisapp.ui.mapping.rows_form import RowsForm
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space


class MappingPage(QWidget):
    """Lets the user say what one layer means; `said` is emitted when something else is said."""

    said = Signal()

    def __init__(self, proposal: Proposal, session: Session, properties: PropertyRows) -> None:
        super().__init__()
        self._words = words = session.state.words.value
        self._session = session
        self._properties = properties
        self.proposal = proposal
        self.draft = self._draft_of(proposal.mapping, proposal)
        self.checks = CellChecks(
            proposal.layer,
            lambda: session.own_data.rows,
            session.tasks,
            words("mapping.checking"),
        )
        self.checks.changed.connect(self._show_checked)
        self._counts = plain_label("")
        self._counts.setWordWrap(False)
        self._counts.setObjectName("mappingCounts")
        self._open = QPushButton(flat=True)
        self._open.setObjectName("mappingOpen")
        self._open.clicked.connect(self.go_to_open)
        self._unread = QPushButton(flat=True)
        self._unread.setObjectName("mappingUnread")
        self._unread.clicked.connect(self._list_problems)
        for button in (self._open, self._unread):
            button.setAutoDefault(False)
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self._counts, 1)
        line.addWidget(self._open)
        line.addWidget(self._unread)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._upper)
        layout.addLayout(line)
        layout.addLayout(self._lower, 1)
        self._fill()

    def take(self, mapping: LayerMapping) -> None:
        """Show another mapping in place of all that was said; its columns that are not here go."""
        self.draft = self._draft_of(mapping, None)
        self._fill()
        self.said.emit()

    def go_to_open(self) -> None:
        """Make the next column current that needs a word of the user."""
        for name in self.draft.open_columns[:1]:
            self.table.setCurrentIndex(self.model.index(self.model.row_of(name), MEANS))
            self.table.setFocus()

    def leave(self) -> None:
        """Look for nothing any more."""
        self.checks.drop()

    def _draft_of(self, mapping: LayerMapping, proposal: Proposal | None) -> MappingDraft:
        fields = written_fields(self.proposal.layer.attributes.fields)
        columns = [field.name for field in fields]
        questions = proposal.questions if proposal is not None else {}
        return MappingDraft(mapping, columns, self._session.mapping_edits.schema, questions)

    def _fill(self) -> None:
        words, units = self._words, self._session.state.units.value
        for place in (self._upper, self._lower):
            while (item := place.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        texts = ColumnTexts(
            self.draft, self.proposal.rows, self.checks, self._properties, units, words
        )
        self.model = ColumnModel(self.draft, texts)
        self.model.setParent(self)
        self.form = RowsForm(self.draft, words, has_places=not self.proposal.layer.is_table)
        self.table = ColumnTable(self.model, self.draft, self._properties, words)
        self.form.said.connect(self._take_said)
        self.model.said.connect(self._take_said)
        self._upper.addWidget(self.form)
        self._lower.addWidget(self.table)
        self.checks.check(self.draft)

    def _take_said(self) -> None:
        self.checks.check(self.draft)
        self.said.emit()

    def _show_checked(self, _: None) -> None:
        words, draft = self._words, self.draft
        columns = len(draft.columns)
        self._counts.setText(words("mapping.counts", meant=draft.meant_count, columns=columns))
        self._tell(self._open, "open_columns", len(draft.open_columns))
        self._tell(self._unread, "problems", self.checks.count)
        self.model.show_anew()

    def _tell(self, button: QPushButton, code: str, count: int) -> None:
        one = f"mapping.{code}_one"
        words = self._words
        text = words(one) if count == 1 else words(f"mapping.{code}", count=f"{count:,}")
        button.setText(text)
        button.setVisible(count > 0)

    def _list_problems(self) -> None:
        CellList(self.proposal.layer, self.draft.mapping, self.checks, self._session, self).show()
