"""A dialog with what is known of a layer itself: its source, CRS, fields and problems."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED
from gisapp.core.own_parks.mapping.mapping_draft import meant_count
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.text.crs_text import crs_text
from gisapp.core.text.shortening import shortened
from gisapp.session.reading.read_as_words import described
from gisapp.session.session import Session
from gisapp.ui.layers.field_table import FieldTable
from gisapp.ui.layers.problems_list import ProblemsList
from gisapp.ui.layers.raster_facts import raster_facts
from gisapp.ui.layers.type_words import geometry_type
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_HEIGHT_PX = 900
"""Shows a dozen fields below the facts, where the screen has room for it."""
_MOST_NOTES = 30
_MOST_LETTERS = 30
"""Of the name of a note."""
_LEAST_FIELDS_PX = 180
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
        self._words = words = session.state.words.value
        self.setObjectName("layerProperties")
        self.setWindowTitle(in_title(layer.name.in_language(words.language)))
        self.resize(560, min(_HEIGHT_PX, self.screen().availableGeometry().height() - _MARGIN_PX))
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        layout.setSpacing(Space.M)
        layout.addLayout(_facts_of(layer, words))
        layout.addWidget(plain_label(words("layers.problems"), bold=True))
        layout.addWidget(ProblemsList(layer, session, words))
        if layer.raster is None:
            layout.addWidget(plain_label(words("layers.fields"), bold=True))
            fields = FieldTable(layer, session.edits, words)
            fields.setMinimumHeight(_LEAST_FIELDS_PX)
            layout.addWidget(fields, 1)
        else:
            layout.addStretch(1)
        if layer.origin.notes:
            layout.addWidget(plain_label(words("layers.notes"), bold=True))
            layout.addLayout(_notes_of(layer))
        buttons = QDialogButtonBox()
        buttons.addButton(words("layers.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        if session.read_as_edits.can_place(layer):
            self._offer(buttons, "coordinates", partial(session.placing.ask_of, layer.layer_id))
        if session.encoding_doubts.can_choose(layer):
            ask = partial(session.encoding_doubts.asked.emit, layer.layer_id)
            self._offer(buttons, "text_encoding", ask)
        if session.mapping_edits.can_map(layer):
            self._offer(buttons, "map_columns", partial(session.mapping_edits.ask, layer))
        # On a small screen facts, fields and problems don't all have room at once.
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.L, Space.L)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        if layer.raster is not None:
            # Without fields there is nothing to show in all the room of the screen.
            wanted_px = body.sizeHint().height() + foot.sizeHint().height() + 2 * Space.L
            self.resize(self.width(), min(self.height(), wanted_px))

    def _offer(self, buttons: QDialogButtonBox, command: str, ask: Callable[[], None]) -> None:
        """Lead to a dialog that stands in the place of this one, which would be out of date."""
        words = self._words
        button = buttons.addButton(
            words(f"command.{command}"), QDialogButtonBox.ButtonRole.ActionRole
        )
        button.setObjectName(f"layer_{command}")
        button.setAutoDefault(False)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: ask())


def _facts_of(layer: Layer, words: Words) -> QFormLayout:
    form = _form()
    for code, value in {
        "layers.source": layer.origin.source,
        "layers.layer": layer.origin.layer,
        **_content_of(layer, words),
        **_meaning_of(layer, words),
        "layers.attribution": layer.origin.attribution or words("panel.not_stated"),
    }.items():
        form.addRow(plain_label(words(code), muted=True), plain_label(value, selectable=True))
    return form


def _content_of(layer: Layer, words: Words) -> dict[str, str]:
    origin = layer.origin
    if layer.is_table:
        # It lies nowhere, so that there is no CRS, geometry or extent to be stated.
        return {
            "layers.rows": _count_of(layer, words),
            "layers.encoding": origin.encoding,
        }
    if layer.raster is not None:
        facts = raster_facts(layer.raster, words)
    else:
        facts = {
            "layers.geometry_type": geometry_type(origin.geometry_type, words),
            "layers.features": _count_of(layer, words),
            "layers.encoding": origin.encoding,
        }
    return {
        "layers.crs": crs_text(origin.crs, words) if origin.crs else words("panel.not_stated"),
        **_way_of(layer, words),
        **facts,
        "layers.extent": _reach_of(layer, words),
    }


def _meaning_of(layer: Layer, words: Words) -> dict[str, str]:
    """Return of how many columns a user has said what they mean."""
    if layer.mapping is None:
        return {}
    names = [field.name for field in layer.attributes.fields]
    count = {"meant": meant_count(layer.mapping, names), "columns": len(names)}
    return {"mapping.columns_mean": words("mapping.columns_mean_count", **count)}


def _reach_of(layer: Layer, words: Words) -> str:
    if layer.extent is None:
        return words("panel.not_stated")
    degrees = extent_to_degrees(layer.extent)
    return words(
        "layers.extent_degrees",
        west=f"{degrees.xmin:.4f}",
        south=f"{degrees.ymin:.4f}",
        east=f"{degrees.xmax:.4f}",
        north=f"{degrees.ymax:.4f}",
    )


def _notes_of(layer: Layer) -> QFormLayout:
    """Return what else the source states of a layer, in its own words."""
    form = _form()
    for name, value in layer.origin.notes[:_MOST_NOTES]:
        value_label = plain_label(shortened(value), selectable=True)
        form.addRow(plain_label(shortened(name, _MOST_LETTERS), muted=True), value_label)
    return form


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(Space.L)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
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
