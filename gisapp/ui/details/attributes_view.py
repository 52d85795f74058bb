"""The sheet of a feature of any schema: its attributes, empty ones folded away."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gisapp.core.layers.attribute_rows import attribute_row, is_empty, links_in
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.names import feature_titles
from gisapp.core.layers.off_map import why_off_map
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.shortening import shortened
from gisapp.render.thumbnail import read_thumbnail
from gisapp.sources.packed_pictures import packed_pictures
from gisapp.ui.details.picture_box import WIDEST_PX, PictureBox
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words


class AttributesView(SheetView):
    """Shows all attributes of one feature.

    Parameters
    ----------
    layer : Layer
        The feature's.
    ref : FeatureRef
        The feature.
    words : Words
        The user's language.
    note : str
        What is said above the attributes.
    say_what : callable or None
        Asks what the columns mean; None where they have a meaning, or can have none.
    user_note : str
        What the user noted of the feature; empty for nothing.
    offer : callable or None
        Gets an attribute's row, its name, and its value as text: gives the row a menu.
    """

    def __init__(
        self,
        layer: Layer,
        ref: FeatureRef,
        words: Words,
        note: str = "",
        say_what: Callable[[], None] | None = None,
        user_note: str = "",
        offer: Callable[[PaintedBox, str, str], object] | None = None,
    ) -> None:
        # Read first: no widget is left half made where that fails.
        record = layer.attributes.record(ref.feature_id)
        roles = {field.name: role_of(layer, field) for field in layer.attributes.fields}
        [title] = feature_titles(layer, [ref], words)
        super().__init__()
        self.setObjectName("attributesView")
        self.record = record
        self.add_box(TitleBlock(title, "", (layer.name.in_language(words.language),)))
        if note:
            self.add_note(note)
        off_map = why_off_map(layer, ref.feature_id)
        if off_map is not None:
            self.add_note(words(off_map))
        add_user_note(self, user_note, words)
        self.add_heading(words("panel.attributes"))
        shown = {field.name: field.shown for field in layer.attributes.fields}
        empty = [shown[name] for name, value in self.record.items() if is_empty(value)]
        for name, value in self.record.items():
            if not is_empty(value):
                row = attribute_row(shown[name], value, words, roles[name])
                opens = _opens(str(value)) if row.role == "link" else None
                box = SheetRow(row, opens=opens is not None)
                if offer is not None:
                    offer(box, name, plain_text(value))
                self.add_box(box, opens)
                self._add_links(row)
                self._add_pictures(row, layer.origin.source)
        if not self.record:
            self.add_note(words("panel.no_attributes"))
        if empty:
            self._add_empty(empty, words)
        if say_what is not None:
            self.add_space(Space.M)
            self.add_row(RowText("", words("panel.say_what"), "link"), lambda _: say_what())
        self.finish()

    def _add_links(self, row: RowText) -> None:
        """Add a row for each address in a longer text, such as the balloon of a placemark."""
        if row.role == "text":
            for link in links_in(row.value):
                self.add_row(RowText("", link, "link"), _opens(link))

    def _add_pictures(self, row: RowText, source: str) -> None:
        """Add the pictures that a text names, where they were packed with it."""
        for path in packed_pictures(source, row.value) if row.role == "text" else ():
            image = read_thumbnail(path, WIDEST_PX)
            if image is not None:
                self.add_widget(PictureBox(image, path.name))

    def _add_empty(self, names: list[str], words: Words) -> None:
        hidden = [SheetRow(RowText(shortened(name), "—", "missing"), opens=False) for name in names]
        fold = SheetRow(
            RowText("", words("panel.empty_fields", count=len(names)), "link"), opens=True
        )

        def toggle() -> None:
            for row in hidden:
                row.setVisible(row.isHidden())

        fold.clicked.connect(toggle)
        self.add_box(fold)
        for row in hidden:
            row.hide()
            self.add_box(row)


def add_user_note(view: SheetView, text: str, words: Words) -> None:
    """Add what the user noted of a feature, where that is something."""
    if text:
        view.add_row(RowText(words("table.note"), text))


def _opens(address: str) -> Callable[[QWidget], None]:
    def open_address(_row: QWidget) -> None:
        QDesktopServices.openUrl(QUrl(address.strip()))

    return open_address
