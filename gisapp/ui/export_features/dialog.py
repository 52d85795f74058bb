"""Export of features: what is written, in which format, what that cannot keep, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.privacy.personal_fields import PersonalField
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.space.survey_crs import survey_crs_at
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.export.feature_file import losses_told
from gisapp.session.feature_choice import FeatureChoice, writable
from gisapp.session.personal_search import PersonalSearch
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.export_features.format_form import FormatForm
from gisapp.ui.export_features.layer_tree import LayerTree
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.ui.widgets.trouble_line import TroubleLine
from gisapp.words import Words

_LOOK_AFTER_MS = 250
_WIDTH_PX, _HEIGHT_PX = 820, 560
_LOSSES_PX = 150

Told = tuple[dict[str, int], tuple[str, ...]] | GisAppError
"""How many features of each layer are written, and what the file will not keep; or why not."""


class FeatureDialog(QDialog):
    """Asks how features shall be written; `chosen` emits the path and the `FeatureChoice`.

    What the format cannot keep is worked out in a worker after each change.
    """

    chosen = Signal(Path, object)
    told = Signal()
    """What the format cannot keep is shown for what is chosen now."""

    def __init__(
        self,
        view_state: ViewState,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("featureDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("features.title"))
        self._state = view_state
        self._tasks = tasks
        self._words = words
        self._folders = folders
        self._layers = view_state.layers.layers
        self._selected = view_state.selection.value.features
        self._view = view_state.viewport.value.extent
        self._looking: list[Task] = []
        offered = writable(self._layers)
        self.tree = LayerTree(offered, words)
        zone = survey_crs_at(extent_to_degrees(self._view).center[0])
        self.form = FormatForm(zone, tasks, words)
        self.form.allow_scope("selected", is_allowed=bool(self._selected))
        self.form.notes.setVisible(any(layer.notes for layer in offered))
        self._losses = plain_label("", selectable=True)
        self._losses.setObjectName("featureLosses")
        self._trouble = TroubleLine("featureTrouble")
        self._is_refused = False
        self.export = QPushButton(words("export.choose_place"), default=True)
        # Nothing is written before it is known what looks personal.
        self._wait = plain_label(words("personal.looking"), muted=True)
        self.export.clicked.connect(self._choose_place)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.tree.changed.connect(self._change)
        self.form.changed.connect(self._change)
        self._persons = PersonalSearch(tasks, offered, (), words)
        self._persons.found.connect(self._mark_persons)
        self._persons.ended.connect(self._take_looked)
        self._lay_out()
        self._change()

    @property
    def choice(self) -> FeatureChoice:
        """What would be exported now."""
        return FeatureChoice(
            self._layers,
            self._words.language,
            self.tree.ticked,
            self.tree.hidden,
            self.form.scope.currentData(),
            self._selected,
            self._view,
            self.form.chosen_crs,
            self.form.options,
            self.form.notes.isChecked(),
            self.form.style_suffix,
        )

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        self._timer.stop()
        self._drop()
        self._persons.drop()
        super().done(result)

    def _lay_out(self) -> None:
        words = self._words
        left = _column(Space.S)
        left.addWidget(plain_label(words("features.what"), bold=True))
        left.addWidget(self.tree, 1)
        ticks = QHBoxLayout()
        for name, is_ticked in (("all_fields", True), ("no_fields", False)):
            button = QPushButton(words(f"features.{name}"))
            button.setObjectName(name)
            button.setAutoDefault(False)
            tick = self._tick_all if is_ticked else self._tick_none
            button.clicked.connect(tick)
            ticks.addWidget(button)
        ticks.addStretch()
        left.addLayout(ticks)
        right = _column(Space.M)
        right.addWidget(plain_label(words("features.how"), bold=True))
        right.addWidget(self.form)
        right.addStretch()
        right.addWidget(plain_label(words("features.losses"), bold=True))
        right.addWidget(self._losses_card())
        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout = _column(Space.M)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.addWidget(plain_label(words("features.heading"), px=18, bold=True))
        layout.addLayout(columns, 1)
        layout.addWidget(self._wait)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        self.setLayout(layout)
        resize_on_screen(self, _WIDTH_PX, _HEIGHT_PX)

    def _losses_card(self) -> QScrollArea:
        card = QScrollArea()
        card.setObjectName("exportSizeCard")
        card.setFrameShape(QFrame.Shape.NoFrame)
        card.setWidgetResizable(True)
        card.setMinimumHeight(_LOSSES_PX)
        card.viewport().setAutoFillBackground(False)
        inner = QWidget()
        lines = _column(0)
        lines.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        lines.addWidget(self._losses)
        lines.addStretch()
        inner.setLayout(lines)
        card.setWidget(inner)
        # Which it would paint over the card's own.
        inner.setAutoFillBackground(False)
        return card

    def _tick_all(self) -> None:
        self.tree.tick_all_fields(is_ticked=True)

    def _tick_none(self) -> None:
        self.tree.tick_all_fields(is_ticked=False)

    def _change(self) -> None:
        """Note that something else would be exported."""
        ticked = self.tree.ticked
        self.form.allow_style(is_allowed=len(ticked) == 1)
        self._is_refused = not ticked
        self._allow_export()
        self._trouble.say("" if ticked else self._words("features.tick_one"))
        self._losses.setText(self._words("features.looking") if ticked else "")
        self._drop()
        self._timer.start()

    def _look(self) -> None:
        choice, path, words = self.choice, Path(f"x{self._suffix}"), self._words
        if not choice.ticked:
            return

        def look(_: Task) -> Told:
            try:
                request = choice.request()
                counts = {each.layer_id: request.chosen.count(each) for each in request.layers}
                return counts, losses_told(request, path, words)
            except GisAppError as error:
                return error

        self._looking.append(self._tasks.run(words("features.looking"), look, self._tell))

    def _mark_persons(self, found: tuple[PersonalField, ...]) -> None:
        self.tree.mark({each.code for each in found})

    def _take_looked(self, trouble: str) -> None:
        self._wait.hide()
        self._allow_export()
        if trouble:
            self._trouble.say(trouble)

    def _allow_export(self) -> None:
        self.export.setEnabled(not self._is_refused and not self._persons.is_looking)

    def _tell(self, told: Told) -> None:
        if isinstance(told, GisAppError):
            self._losses.setText("")
            self._trouble.say(told.sentence(self._words))
            self._is_refused = True
            self._allow_export()
        else:
            counts, losses = told
            self.tree.show_counts(counts)
            lines = [f"• {each}" for each in losses]
            self._losses.setText("\n".join(lines) or self._words("features.nothing_lost"))
        self.told.emit()

    def _choose_place(self) -> None:
        name = self._words(f"export.format.{self.form.writer.name}")
        title, suffix = self._words("features.title"), self._suffix
        dialog = QFileDialog(self, title, filter=f"{name} (*{suffix})")
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(self._words("export.features_name") + suffix)
        dialog.fileSelected.connect(self._finish)
        dialog.open()

    def _finish(self, path: str) -> None:
        self.chosen.emit(Path(path), self.choice)
        self.close()

    @property
    def _suffix(self) -> str:
        return str(self.form.format.currentData())

    def _drop(self) -> None:
        for task in self._looking:
            task.drop()
        self._looking.clear()


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column
