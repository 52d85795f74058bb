"""What is written on the map for features: names or a template, how large, and from which scale."""

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from gisapp.core.layers.label_texts import label_choice, labels_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LabelChoice
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.shortening import shortened
from gisapp.core.text.template import unknown_fields
from gisapp.errors import SourceError
from gisapp.ui.style.color_button import ColorButton
from gisapp.ui.style.field_chooser import FieldListing, FieldOption
from gisapp.ui.style.form import Form
from gisapp.ui.style.number_box import NumberBox
from gisapp.ui.style.scale_choice import ScaleChoice
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_around
from gisapp.words import Words

_READY = ("label", "label_quiet", "label_water", *(f"series{each}_line" for each in range(1, 10)))
_LETTERS = 60
_MOST_TRIED = 20


class LabelsBox(QWidget):
    """Chooses the labels of a layer; an example shows how those of its first feature read.

    Parameters
    ----------
    styled : StyledLayer
    options : callable
        Returns the fields that can stand in a template.
    """

    def __init__(
        self, styled: StyledLayer, options: Callable[[Layer, Words], tuple[FieldOption, ...]]
    ) -> None:
        super().__init__()
        self._styled = styled
        self._options = options
        self._layer: Layer | None = None
        self._words: Words | None = None
        self.is_on = QCheckBox()
        self.is_on.setObjectName("styleLabelsOn")
        self.template = QLineEdit()
        self.template.setObjectName("styleTemplate")
        self.insert = QToolButton()
        self.insert.setObjectName("styleInsertField")
        self.insert.setFixedSize(QSize(32, 30))
        self.example = plain_label("", muted=True, px=12)
        self.example.setObjectName("styleExample")
        self.size_px = NumberBox("styleLabelSize", 6.0, 40.0, 1.0)
        self.bold = QCheckBox()
        self.bold.setObjectName("styleLabelBold")
        self.color = ColorButton("styleLabelColor", _READY)
        self.coarsest = ScaleChoice("styleLabelCoarsest", math.inf)
        self._form = Form()
        self._form.add("template", self.template, self.insert, stretch=(1, 0))
        self._form.add("example", self.example, stretch=(1,))
        self._form.add("letters", self.size_px, self.color)
        self._form.add("bold", self.bold)
        self._form.add("coarsest", self.coarsest, stretch=(1,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.is_on)
        column.addWidget(self._form)
        self._connect()

    def show_layer(self, layer: Layer, viewport: Viewport, words: Words) -> None:
        """Show how a layer is labelled, in the user's language."""
        self._layer, self._words = layer, words
        self._write(words)
        choice = label_choice(layer)
        self.is_on.setChecked(choice.is_on)
        self._form.setEnabled(choice.is_on)
        if not self.template.hasFocus():
            self.template.setText(choice.template)
        self._show_example(layer, choice, words)
        self.size_px.show_number(choice.size)
        self.bold.setChecked(choice.bold)
        self.color.show_color(choice.color)
        self.coarsest.show_resolution(choice.coarsest, viewport, words)

    def _connect(self) -> None:
        self.is_on.clicked.connect(lambda on: self._change(lambda now: replace(now, is_on=on)))
        self.template.textEdited.connect(
            lambda text: self._change(lambda now: replace(now, template=text.strip()))
        )
        self.insert.clicked.connect(self._offer_fields)
        self.size_px.chosen.connect(lambda size: self._change(lambda now: replace(now, size=size)))
        self.bold.clicked.connect(lambda on: self._change(lambda now: replace(now, bold=on)))
        self.color.picked.connect(lambda color: self._change(lambda now: replace(now, color=color)))
        self.coarsest.limited.connect(
            lambda limit: self._change(lambda now: replace(now, coarsest=limit))
        )

    def _write(self, words: Words) -> None:
        self.is_on.setText(words("style.labels_on"))
        for line in ("template", "example", "letters", "coarsest"):
            self._form.name_line(line, words(f"style.label_{line}"))
        self.template.setAccessibleName(words("style.label_template"))
        self.template.setPlaceholderText(words("style.label_names"))
        self.template.setToolTip(words("style.label_template_hint"))
        self.insert.setAccessibleName(words("style.insert_field"))
        self.insert.setToolTip(words("style.insert_field"))
        self.insert.setIcon(icon("insert-field", theme_around(self).color("text_muted")))
        self.size_px.write(words("style.label_size"), words, "style.px")
        self.bold.setText(words("style.label_bold"))
        self.color.write(words("style.label_color"), words)
        self.coarsest.setAccessibleName(words("style.label_coarsest"))
        self.coarsest.setToolTip(words("style.label_coarsest_hint"))

    def _show_example(self, layer: Layer, choice: LabelChoice, words: Words) -> None:
        """Show how the first feature is labelled, or what of the template is unknown."""
        unknown = unknown_fields(choice.template, [each.name for each in layer.attributes.fields])
        if unknown:
            named = shortened(unknown[0], _LETTERS)
            self.example.setText(words("style.label_unknown_field", field=named))
            return
        text = _first_label(layer)
        self.example.setText(shortened(text, _LETTERS) if text else words("style.label_none"))

    def _change(self, change: Callable[[LabelChoice], LabelChoice]) -> None:
        layer = self._styled.layer
        if layer is not None:
            choice = change(label_choice(layer))
            self._styled.change(lambda now: replace(now, labels=choice))

    def _offer_fields(self) -> None:
        if self._layer is None or self._words is None:
            return
        listing = FieldListing(self._options(self._layer, self._words), "", self._words, self)
        listing.taken.connect(self._insert)
        listing.open_below(self.insert)

    def _insert(self, name: str) -> None:
        self.template.insert(f"{{{name}}}")
        self.template.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self.template.text().strip()
        self._change(lambda now: replace(now, template=text))


def _first_label(layer: Layer) -> str:
    """Return what is written for the first feature that has a label; empty where none is known."""
    ids = layer.geometry.feature_ids[:_MOST_TRIED].tolist()
    if not ids or not layer.attributes.is_at_hand:
        return ""
    try:
        labels = labels_of(layer, ids)
    except SourceError:
        # The failure is said where the labels themselves are wanted.
        return ""
    return next((label.en or label.zh for label in labels if label.en or label.zh), "")
