"""The problems of a layer: how many features each concerns, where they are, and a file of all."""

from collections.abc import Generator, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.marked_texts import marked_texts
from gisapp.core.layers.validity import invalid_shapes
from gisapp.errors import SourceError
from gisapp.session.session import Session
from gisapp.session.tasks import Task
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

COUNT, SENTENCE = 0, 1
_IDS = Qt.ItemDataRole.UserRole
_MOST_HEIGHT_PX = 220
"""More problems are scrolled."""


class ProblemsList(QWidget):
    """The problems that are known of a layer, then those that its shapes and texts have.

    A click on one whose features are known selects them and zooms to them.
    """

    def __init__(self, layer: Layer, session: Session, words: Words) -> None:
        super().__init__()
        self._layer = layer
        self._session = session
        self._words = words
        self._problems: list[Problem] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        self.table = _ProblemTable(words)
        self.table.itemClicked.connect(self._show)
        self.table.itemActivated.connect(self._show)
        layout.addWidget(self.table)
        self._state = plain_label(words("layers.checking_shapes"), muted=True)
        self.export = QPushButton(words("layers.export_problems"))
        self.export.setObjectName("exportProblems")
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self._choose_place)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self.export)
        layout.addLayout(foot)
        self._add((*layer.origin.problems, *session.own_data.problems_of(layer.layer_id)))

        def check(task: Task) -> Generator[tuple[Problem, ...], None, None]:
            try:
                of_shapes = invalid_shapes(layer, task.progress)
                of_texts = () if task.is_cancelled else marked_texts(layer)
                yield (*of_shapes, *of_texts)
            except SourceError as error:
                yield (Problem.of("unchecked", layer.feature_count, why=error),)

        title = words("layers.checking_shapes")
        self._checking = session.tasks.follow(title, check, self._take)
        self.destroyed.connect(self._checking.drop)

    def _take(self, found: tuple[Problem, ...]) -> None:
        self._add(found)
        was_cancelled = self._checking.is_cancelled
        code = "layers.shapes_unchecked" if was_cancelled else "layers.no_problems"
        self._state.setText(self._words(code) if was_cancelled or not self._problems else "")

    def _add(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._problems.append(problem)
            ids = _known_ids(self._layer, problem)
            self.table.add(problem.count, problem.sentence(self._words), ids)
        self.table.fit()
        self.table.setVisible(bool(self._problems))
        self.export.setVisible(bool(self._problems))

    def _show(self, item: QTableWidgetItem) -> None:
        ids = item.data(_IDS)
        # The layer may have left the map since the dialog opened.
        if ids and self._layer.layer_id in self._session.state.layers:
            self._session.selector.show_features(self._layer.layer_id, np.array(ids, np.int64))

    def _choose_place(self) -> None:
        words = self._words
        dialog = QFileDialog(self, words("layers.export_problems"), filter="CSV (*.csv)")
        begin_in_last_folder(dialog, self._session.last_folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".csv")
        dialog.selectFile(f"{words('layers.problems_file')}.csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write all problems that are listed."""
        self._session.exporter.export_problems(Path(path), self._layer, tuple(self._problems))


class _ProblemTable(QTableWidget):
    """A line for each problem: a number, and a sentence that takes the lines it needs."""

    def __init__(self, words: Words) -> None:
        super().__init__(0, 2)
        self.setObjectName("problemTable")
        self._words = words
        self.setHorizontalHeaderLabels(
            [words("layers.problem_count"), words("layers.problem_sentence")]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        header = self.horizontalHeader()
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        # How many lines a sentence takes depends on the width that its column gets.
        header.sectionResized.connect(lambda *_: self.fit())

    def add(self, count: int, sentence: str, ids: tuple[int, ...]) -> None:
        """Add a line; one with the ids of features looks and acts like a link."""
        row = self.rowCount()
        self.insertRow(row)
        number = QTableWidgetItem(f"{count:,}")
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        text = QTableWidgetItem(sentence)
        for column, item in ((COUNT, number), (SENTENCE, text)):
            item.setData(_IDS, ids)
            self.setItem(row, column, item)
        if ids:
            text.setForeground(theme_of(self.palette()).color("link"))
            text.setToolTip(self._words("layers.show_problem"))

    def fit(self) -> None:
        """Give each sentence the lines that it needs, and the table the height that it fills."""
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.sizeHintForRow(row) + Space.S)
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(rows + 2 * self.frameWidth(), _MOST_HEIGHT_PX))


def _known_ids(layer: Layer, problem: Problem) -> tuple[int, ...]:
    """Return the features of a problem that are in a layer: of one table several may be made."""
    if layer.partial is not None:
        return problem.feature_ids
    ids: NDArray[np.int64] = np.array(problem.feature_ids, np.int64)
    known: list[int] = ids[np.isin(ids, layer.geometry.feature_ids)].tolist()
    return tuple(known)
