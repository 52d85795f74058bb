"""A dialog with what is known of a layer itself: its source, CRS, fields and problems."""

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.marked_texts import marked_texts
from gisapp.core.layers.read_as import AS_STATED
from gisapp.core.layers.validity import invalid_shapes
from gisapp.core.space.crs import extent_to_degrees, name_of
from gisapp.errors import SourceError
from gisapp.session.read_as_words import described
from gisapp.session.session import Session
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.layers.field_table import FieldTable
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_HEIGHT_PX = 900
"""Shows a dozen fields below the facts, where the screen has room for it."""
_OF_DATUM = ("datum_shift_accuracy", "datum_shift_unknown")
_MARGIN_PX = 60
"""Left on a small screen for the frame and the bars of the desktop."""


class PropertiesDialog(QDialog):
    """Shows the properties of a layer as it was when the dialog opened.

    The user may say there what the numbers of each field are.

    Parameters
    ----------
    layer : Layer
        Whose properties are shown.
    session : Session
        Its tasks check the layer's shapes while the dialog is open.
    parent : QWidget or None
        The window.
    """

    def __init__(self, layer: Layer, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = session.state.words.value
        self.setObjectName("layerProperties")
        self.setWindowTitle(in_title(layer.name.in_language(words.language)))
        self.resize(560, min(_HEIGHT_PX, self.screen().availableGeometry().height() - _MARGIN_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(_facts_of(layer, words))
        layout.addWidget(plain_label(words("layers.fields"), bold=True))
        layout.addWidget(FieldTable(layer, session.edits, words), 1)
        layout.addWidget(plain_label(words("layers.problems"), bold=True))
        layout.addWidget(_ProblemsList(layer, session.tasks, words))
        buttons = QDialogButtonBox()
        buttons.addButton(words("layers.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        if session.read_as_edits.can_read_as(layer):
            role = QDialogButtonBox.ButtonRole.ActionRole
            coordinates = buttons.addButton(words("command.coordinates"), role)
            coordinates.setObjectName("layerCoordinates")
            coordinates.setAutoDefault(False)
            coordinates.clicked.connect(lambda: self._ask_of(layer, session))
        layout.addWidget(buttons)

    def _ask_of(self, layer: Layer, session: Session) -> None:
        """Let the coordinates dialog stand in the place of this one, which would be out of date."""
        self.close()
        session.placing.ask_of(layer.layer_id)


class _ProblemsList(QWidget):
    """The problems that are known of a layer, then those that its shapes and texts have."""

    def __init__(self, layer: Layer, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self._words = words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        self._sentences = QPlainTextEdit(readOnly=True)
        self._sentences.setMaximumHeight(110)
        layout.addWidget(self._sentences)
        self._state = plain_label(words("layers.checking_shapes"), muted=True)
        layout.addWidget(self._state)
        self._add(layer.origin.problems)

        def check(task: Task) -> Generator[tuple[Problem, ...], None, None]:
            try:
                of_shapes = invalid_shapes(layer, task.progress)
                of_texts = () if task.is_cancelled else marked_texts(layer)
                yield (*of_shapes, *of_texts)
            except SourceError as error:
                yield (Problem.of("unchecked", layer.feature_count, why=error),)

        self._checking = tasks.follow(words("layers.checking_shapes"), check, self._take)
        self.destroyed.connect(self._checking.drop)

    def _take(self, found: tuple[Problem, ...]) -> None:
        self._add(found)
        was_cancelled = self._checking.is_cancelled
        code = "layers.shapes_unchecked" if was_cancelled else "layers.no_problems"
        self._state.setText(self._words(code))
        self._state.setVisible(was_cancelled or self._sentences.isHidden())

    def _add(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._sentences.appendPlainText(problem.sentence(self._words))
        self._sentences.setHidden(self._sentences.document().isEmpty())


def _facts_of(layer: Layer, words: Words) -> QFormLayout:
    not_stated = words("panel.not_stated")
    extent = layer.extent
    if extent is None:
        reach = not_stated
    else:
        degrees = extent_to_degrees(extent)
        reach = words(
            "layers.extent_degrees",
            west=f"{degrees.xmin:.4f}",
            south=f"{degrees.ymin:.4f}",
            east=f"{degrees.xmax:.4f}",
            north=f"{degrees.ymax:.4f}",
        )
    form = QFormLayout()
    form.setHorizontalSpacing(Space.L)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for code, value in {
        "layers.source": layer.origin.source,
        "layers.layer": layer.origin.layer,
        "layers.crs": name_of(layer.origin.crs or not_stated),
        **_way_of(layer, words),
        "layers.geometry_type": layer.origin.geometry_type,
        "layers.features": _count_of(layer, words),
        "layers.extent": reach,
        "layers.encoding": layer.origin.encoding,
        "layers.attribution": layer.origin.attribution or not_stated,
    }.items():
        form.addRow(plain_label(words(code), muted=True), plain_label(value, selectable=True))
    return form


def _way_of(layer: Layer, words: Words) -> dict[str, str]:
    """Return how the coordinates are read beside their CRS, and how exact that is."""
    read_as = layer.origin.read_as
    told = {"layers.read_as": described(read_as, words)} if read_as != AS_STATED else {}
    for problem in layer.origin.problems:
        if problem.code in _OF_DATUM:
            told["layers.accuracy"] = words(
                f"layers.{problem.code}", metres=problem.values.get("accuracy_m", 0.0)
            )
    return told


def _count_of(layer: Layer, words: Words) -> str:
    count = f"{layer.feature_count:,}"
    if layer.partial is None:
        return count
    return words("layers.features_loaded", count=count, loaded=f"{len(layer.geometry):,}")
