"""By what features are told apart: nothing, each value of a field, ranges of it, or sizes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.likely_fields import likely_amount, likely_kind
from gisapp.core.layers.style_changes import StyleMode, by_field, field_of, in_mode, mode_of
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.view_state import ViewState
from gisapp.session.filtering.column_summaries import ColumnSummaries
from gisapp.session.tasks import Tasks
from gisapp.ui.style.colors_box import ColorsBox
from gisapp.ui.style.field_chooser import FieldChooser
from gisapp.ui.style.field_options import fields_for, likely_first, options_of
from gisapp.ui.style.form import Form
from gisapp.ui.style.ranges_box import RangesBox
from gisapp.ui.style.style_notes import notes_of, why_not
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.segments import Segments
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

MODES: tuple[StyleMode, ...] = ("one", "values", "ranges", "sizes")


class ByBox(QWidget):
    """The mode, the field, and what else decides which classes there are.

    Parameters
    ----------
    styled : StyledLayer
    view_state : ViewState
    tasks : Tasks
        Look at the fields of files.
    summaries : ColumnSummaries
        Counts the field that is chosen, for its histogram.
    schema : callable
        Returns the properties that columns of mapped layers can state.
    """

    def __init__(
        self,
        styled: StyledLayer,
        view_state: ViewState,
        tasks: Tasks,
        summaries: ColumnSummaries,
        schema: Callable[[], ParkSchema],
    ) -> None:
        super().__init__()
        self._state = view_state
        self._tasks = tasks
        self._styled = styled
        self._schema = schema
        self.mode = Segments("styleMode", MODES)
        self.field = FieldChooser("styleField")
        self.ranges = RangesBox(styled, summaries)
        self.colors = ColorsBox(styled)
        self.note = plain_label("", muted=True, px=12)
        self.note.setObjectName("styleNote")
        self._form = Form()
        self._form.add("field", self.field, stretch=(1,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.mode, self._form, self.note, self.ranges, self.colors):
            column.addWidget(widget)
        self.mode.chosen.connect(self._take_mode)
        self.field.chosen.connect(self._take_field)

    def show_layer(self, layer: Layer, words: Words) -> None:
        """Show what a layer has, in the user's language."""
        mode = mode_of(layer)
        self._name_modes(layer, words)
        self.mode.show_choice(mode)
        self._form.setVisible(mode != "one")
        self._form.name_line("field", words("style.field"))
        if mode != "one":
            now = layer.style.field or layer.coloring.attribute
            self.field.offer(options_of(layer, mode, self._schema, words), now, words)
        self.ranges.show_layer(layer, mode, words)
        self.colors.show_layer(layer, mode, words)
        notes = notes_of(layer, self.ranges.profile, words)
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    def _name_modes(self, layer: Layer, words: Words) -> None:
        texts = [words(f"style.mode_{code}") for code in MODES]
        hints = [words(f"style.mode_{code}_hint") for code in MODES]
        self.mode.name_all(words("style.mode"), texts, hints)
        for code, hint in zip(MODES, hints, strict=True):
            reason = why_not(layer, code, fields_for(layer, code), words)
            self.mode.allow(code, is_allowed=not reason, hint=reason or hint)

    def _take_mode(self, code: str) -> None:
        layer = self._styled.layer
        mode = next(each for each in MODES if each == code)
        if layer is None or mode == mode_of(layer):
            return
        fields, now = likely_first(layer, mode), field_of(layer)
        if mode == "one" or (now in fields and not _is_too_fine(layer, now, mode)):
            self._begin(mode, now.name if now is not None else "")
        elif mode == "values":
            self._look_for_kind(layer, fields)
        else:
            self._begin(mode, likely_amount(layer, fields))

    def _look_for_kind(self, layer: Layer, fields: Sequence[Field]) -> None:
        """Begin with values of the field that repeats; to find that may take reading the file."""
        words = self._state.words.value
        name = layer.name.in_language(words.language)
        self._tasks.run(
            words("style.looking_at_fields", name=name),
            lambda task: likely_kind(layer, fields, task.progress),
            lambda field: self._begin("values", field),
            lambda _: self._styled.changed.emit(None),
        )

    def _begin(self, mode: StyleMode, field: str) -> None:
        layer = self._styled.layer
        if layer is not None and (mode == "one" or field):
            self._styled.put(in_mode(layer, mode, field))

    def _take_field(self, name: str) -> None:
        layer = self._styled.layer
        if layer is not None and name != layer.style.field:
            self._styled.put(by_field(layer, name))


def _is_too_fine(layer: Layer, field: Field | None, mode: StyleMode) -> bool:
    """True for amounts, of which nearly each one is another value."""
    is_amount = field is not None and role_of(layer, field) in ("quantity", "rate")
    return mode == "values" and is_amount
