"""The panel that lists what is wrong with the data."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gisapp.core.health.finding import Finding
from gisapp.core.view_state import ViewState
from gisapp.session.data_health import CheckResult, DataHealth
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.health.finding_rows import listed
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.row_listing import RowListing
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_YEARS = (1, 2, 3, 5, 10)
_MOST_NAMED = 5


class HealthPanel(QWidget):
    """Lists the findings of the last check; a click on one goes there on the map."""

    def __init__(self, state: ViewState, health: DataHealth, folders: LastFolders) -> None:
        super().__init__()
        self.setObjectName("healthPanel")
        self._state = state
        self._health = health
        self._folders = folders
        self.heading = plain_label("", bold=True)
        self.notes = plain_label("", muted=True, selectable=True)
        self._years_label = plain_label("", muted=True)
        self._years_label.setWordWrap(False)
        self.years = QComboBox()
        self.years.setObjectName("healthYears")
        for count in _YEARS:
            self.years.addItem("", count)
        self.years.setCurrentIndex(self.years.findData(health.limits.value.years))
        self.again = QPushButton()
        self.again.setObjectName("healthAgain")
        self.export = QPushButton()
        self.export.setObjectName("healthExport")
        self.listing = RowListing()
        self._lay_out()
        self.years.activated.connect(lambda _: self._take_years())
        self.again.clicked.connect(health.check)
        self.export.clicked.connect(self._ask_where)
        self.listing.picked.connect(self._go_to)
        health.result.changed.connect(lambda _: self._update())
        state.words.changed.connect(lambda _: self._update())
        self._update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.heading, 1)
        for widget in (self._years_label, self.years, self.again, self.export):
            head.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        lines.setSpacing(Space.S)
        lines.addLayout(head)
        lines.addWidget(self.notes)
        lines.addWidget(self.listing, 1)

    def _update(self) -> None:
        words, result = self._state.words.value, self._health.result.value
        self._years_label.setText(words("health.years"))
        for place in range(self.years.count()):
            years = self.years.itemData(place)
            self.years.setItemText(place, words("health.years_count", count=years))
        self.again.setText(words("health.check_again"))
        self.export.setText(words("health.export"))
        self.export.setEnabled(result is not None)
        self.listing.setVisible(result is not None)
        if result is None:
            self.heading.setText(words("health.none_yet"))
            self.notes.setText("")
        else:
            self.heading.setText(_heading(result, words))
            self.notes.setText(_notes(result, words))
            self.listing.show_rows(listed(result, words), words("health.search"))
        self.notes.setVisible(bool(self.notes.text()))

    def _take_years(self) -> None:
        limits, years = self._health.limits, self.years.currentData()
        if years != limits.value.years:
            limits.set(replace(limits.value, years=years))
            self._health.check()

    def _go_to(self, row: object) -> None:
        if isinstance(row, Finding):
            self._health.go_to(row)

    def _ask_where(self) -> None:
        words = self._state.words.value
        dialog = QFileDialog(self, words("health.export"), filter="Excel (*.xlsx)")
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".xlsx")
        dialog.selectFile(f"{words('health.file_name')}.xlsx")
        dialog.fileSelected.connect(lambda name: self._health.save(Path(name)))
        dialog.open()


def _heading(result: CheckResult, words: Words) -> str:
    count, layers = len(result.health.findings), len(result.layers)
    if not count:
        return words("health.found_none", layers=layers)
    return words("health.found", count=count, layers=layers)


def _notes(result: CheckResult, words: Words) -> str:
    """Return what was not checked, the same reason once for all layers."""
    layers_by_reason: dict[str, list[str]] = {}
    for each in result.health.not_checked:
        name = result.name_of(each, words.language)
        layers_by_reason.setdefault(each.sentence(words), []).append(name)
    return "  ".join(
        words("health.not_checked", layer=_some(names), why=why)
        for why, names in layers_by_reason.items()
    )


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" … +{more}" if more > 0 else "")
