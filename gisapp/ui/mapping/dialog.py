"""The dialog in which a user says what the rows and columns of a file's layers mean."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.text.shortening import shortened
from gisapp.session.mapping.mapping_memory import shape_of
from gisapp.session.mapping.proposals import Proposal, profiles_in
from gisapp.session.session import Session
from gisapp.session.tasks import Task
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.ui.mapping.page import MappingPage
from gisapp.ui.mapping.property_rows import PropertyRows
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title, in_tooltip
from gisapp.ui.widgets.theme import Space

WIDTH_PX, HEIGHT_PX = 1160, 700
LEAST_PX = (700, 440)
_MARGIN_PX = 60
_SHEETS_PX, _NARROW_SHEETS_PX = 170, 116
_NARROW_PX = 900
"""Dialogs below this width have no room to spare for the names of sheets."""
_JSON = "JSON (*.json)"


class MappingDialog(QDialog):
    """Asks what the layers of files mean; accepted, that is one step that can be undone.

    `layer_ids` are the ids of these layers.

    Parameters
    ----------
    layers : sequence of Layer
        Those that are asked about, the one to begin with first.
    """

    def __init__(
        self, session: Session, layers: Sequence[Layer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mappingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.layer_ids = tuple(layer.layer_id for layer in layers)
        self._session = session
        self._words = words = session.state.words.value
        self._properties = PropertyRows(session.mapping_edits.schema, words)
        self._proposals: tuple[Proposal, ...] = ()
        self._pages: dict[int, MappingPage] = {}
        heading = self._heading_of({layer.origin.source for layer in layers})
        self.setWindowTitle(in_title(heading))
        self._heading = plain_label(heading, px=18, bold=True)
        self._about = plain_label(words("mapping.looking"), muted=True)
        self._about.setObjectName("mappingAbout")
        self.sheets = QListWidget()
        self.sheets.setObjectName("mappingSheets")
        self.sheets.setAccessibleName(words("mapping.sheets"))
        self.sheets.setWordWrap(True)
        self.sheets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets.setVisible(len(layers) > 1)
        self.sheets.currentRowChanged.connect(self._show_page)
        self._stack = QStackedWidget()
        self._places: list[QVBoxLayout] = []
        self.take_it = QPushButton(words("mapping.apply"), default=True)
        self.take_it.setEnabled(False)
        self.take_it.setObjectName("mappingTake")
        self.take_it.clicked.connect(self._accept)
        self._plain = self._button("plain", self._read_plain)
        self._plain.setVisible(any(layer.mapping is not None for layer in layers))
        self._load = self._button("load", self._ask_what_to_load)
        self._save = self._button("save", self._ask_where_to_save)
        self._lay_out()
        self._at_work = session.mapping_edits.propose(layers, self._take, self._tell_why)

    @property
    def page(self) -> MappingPage:
        """What is said of the layer that is shown."""
        return self._page_at(self._stack.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < _NARROW_PX
        self.sheets.setFixedWidth(_NARROW_SHEETS_PX if is_narrow else _SHEETS_PX)
        super().resizeEvent(event)

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._at_work.drop()
        for page in self._pages.values():
            page.leave()
        super().done(result)

    def load_from(self, path: str) -> None:
        """Show what a file says of the layer that is shown."""
        self._session.mapping_files.load(Path(path), self._shown_layer(), self._take_loaded)

    def save_to(self, path: str) -> None:
        """Write what is said of the layers to a file."""
        said = {
            place: (page.draft.mapping if (page := self._pages.get(place)) else each.mapping)
            for place, each in enumerate(self._proposals)
        }
        saved = [(self._proposals[place].layer, mapping) for place, mapping in said.items()]
        self._session.mapping_files.save(Path(path), saved)

    def _heading_of(self, sources: Collection[str]) -> str:
        if len(sources) > 1:
            return self._words("mapping.heading_together", count=len(sources))
        (source,) = sources
        return self._words("mapping.heading", name=readable_name(Path(source).name))

    def _button(self, name: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._words(f"mapping.{name}"), autoDefault=False)
        button.setEnabled(False)
        button.setObjectName(f"mapping_{name}")
        button.clicked.connect(lambda: run())
        return button

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addWidget(self.sheets)
        columns.addWidget(self._stack, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take_it, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(
            self._words("mapping.cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setObjectName("mappingCancel")
        # Else it would be what Enter means, until what the columns mean has been looked up.
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        for button in (self._load, self._save, self._plain):
            foot.addWidget(button)
        foot.addWidget(buttons, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(self._heading)
        layout.addWidget(self._about)
        layout.addLayout(columns, 1)
        layout.addLayout(foot)
        self.setMinimumSize(*LEAST_PX)
        room = self.screen().availableGeometry()
        self.resize(
            min(WIDTH_PX, room.width() - _MARGIN_PX), min(HEIGHT_PX, room.height() - _MARGIN_PX)
        )

    def _take(self, proposals: tuple[Proposal, ...]) -> None:
        self._proposals = proposals
        whole = {parent.kind for each in proposals for parent in each.mapping.parents}
        for place, proposal in enumerate(proposals):
            self._places.append(_room_in(self._stack))
            is_first_or_needed = place == 0 or proposal.mapping.kind in whole
            self.sheets.addItem(self._sheet(proposal, is_meant=is_first_or_needed))
        self._about.setText(self._words("mapping.about"))
        for button in (self.take_it, self._load, self._save, self._plain):
            button.setEnabled(True)
        self.take_it.setDefault(True)
        self.sheets.setCurrentRow(0)
        self.page.table.setFocus()

    def _tell_why(self, task: Task) -> None:
        """Say in place of all else why nothing can be shown."""
        if task.failure is not None and not task.is_dropped:
            self._about.setText(task.failure.sentence(self._words))

    def _sheet(self, proposal: Proposal, *, is_meant: bool) -> QListWidgetItem:
        """Return the entry of a layer: what is checked will have a meaning."""
        name = proposal.layer.name.in_language(self._words.language)
        item = QListWidgetItem(shortened(name))
        item.setToolTip(in_tooltip(shortened(name, 500)))
        has_meaning = is_meant or proposal.layer.mapping is not None or proposal.is_recognised
        state = Qt.CheckState.Checked if has_meaning else Qt.CheckState.Unchecked
        item.setCheckState(state)
        return item

    def _show_page(self, place: int) -> None:
        if 0 <= place < len(self._proposals):
            self._page_at(place)
            self._stack.setCurrentIndex(place)

    def _page_at(self, place: int) -> MappingPage:
        if place not in self._pages:
            page = MappingPage(self._proposals[place], self._session, self._properties)
            # What the user says of a layer is meant.
            page.said.connect(lambda: self.sheets.item(place).setCheckState(Qt.CheckState.Checked))
            self._pages[place] = page
            self._places[place].addWidget(page)
        return self._pages[place]

    def _accept(self) -> None:
        said: dict[str, LayerMapping | None] = {}
        for place, proposal in enumerate(self._proposals):
            if not self._is_meant(place):
                if proposal.layer.mapping is not None:
                    said[proposal.layer.layer_id] = None
            elif not self._follows_another(place):
                said[proposal.layer.layer_id] = self._page_at(place).draft.mapping
        self.accept()
        self._session.mapping_edits.map(said, profiles_in(self._proposals))

    def _is_meant(self, place: int) -> bool:
        return self.sheets.item(place).checkState() == Qt.CheckState.Checked

    def _follows_another(self, place: int) -> bool:
        """True for a layer that nobody looked at, with the columns of one that was looked at."""
        layer = self._proposals[place].layer
        if place in self._pages or layer.mapping is not None:
            return False
        looked_at = (self._proposals[each].layer for each in self._pages if self._is_meant(each))
        return shape_of(layer) in map(shape_of, looked_at)

    def _read_plain(self) -> None:
        mapped = [each.layer for each in self._proposals if each.layer.mapping is not None]
        self.accept()
        self._session.mapping_edits.read_plain([layer.layer_id for layer in mapped])

    def _shown_layer(self) -> Layer:
        return self._proposals[self._stack.currentIndex()].layer

    def _take_loaded(self, mapping: LayerMapping) -> None:
        self.page.take(mapping)
        here = {field.name for field in self._shown_layer().attributes.fields}
        missing = sorted(mapping.columns_used - here)
        named = self._words("texts.joined_by").join(shortened(name, 30) for name in missing[:5])
        self._about.setText(
            self._words("mapping.not_here", count=len(missing), columns=named)
            if missing
            else self._words("mapping.about")
        )

    def _ask_what_to_load(self) -> None:
        dialog = QFileDialog(self, self._words("mapping.load"), filter=_JSON)
        begin_in_last_folder(dialog, self._session.last_folders, "open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.load_from)
        dialog.open()

    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self, self._words("mapping.save"), filter=_JSON)
        begin_in_last_folder(dialog, self._session.last_folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".json")
        dialog.selectFile(self._words("mapping.file_name") + ".json")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()


def _room_in(stack: QStackedWidget) -> QVBoxLayout:
    """Return the layout of one more page, which is filled once it is looked at."""
    empty = QWidget()
    layout = QVBoxLayout(empty)
    layout.setContentsMargins(0, 0, 0, 0)
    stack.addWidget(empty)
    return layout
