"""The sheet of a feature of any schema: its attributes, empty ones folded away."""

import math
import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gisapp.core.layers.attribute_text import number_text, plain_text
from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.names import feature_titles
from gisapp.core.layers.off_map import why_off_map
from gisapp.core.text.dates import format_moment
from gisapp.core.text.shortening import shortened
from gisapp.sources.packed_pictures import packed_pictures
from gisapp.ui.details.picture_box import PictureBox, read_picture
from gisapp.ui.widgets.sheet_heading import TitleBlock
from gisapp.ui.widgets.sheet_row import RowText, SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LINK_IN_TEXT = re.compile(r"https?://[^\s<>\"，。；：！？、（）【】《》]+", re.IGNORECASE)
_BEHIND_LINKS = ".,;:!?)]}'"
_MOST_LINKS = 10


class AttributesView(SheetView):
    """Shows all attributes of one feature."""

    def __init__(self, layer: Layer, ref: FeatureRef, words: Words) -> None:
        # Read first: no widget is left half made where that fails.
        record = layer.attributes.record(ref.feature_id)
        roles = {field.name: role_of(layer, field) for field in layer.attributes.fields}
        [title] = feature_titles(layer, [ref], words)
        super().__init__()
        self.setObjectName("attributesView")
        self.record = record
        self.add_box(TitleBlock(title, "", (layer.name.in_language(words.language),)))
        off_map = why_off_map(layer, ref.feature_id)
        if off_map is not None:
            self.add_note(words(off_map))
        self.add_heading(words("panel.attributes"))
        shown = {field.name: field.shown for field in layer.attributes.fields}
        empty = [shown[name] for name, value in self.record.items() if is_empty(value)]
        for name, value in self.record.items():
            if not is_empty(value):
                row = attribute_row(shown[name], value, words, roles[name])
                self.add_row(row, _opens(str(value)) if row.role == "link" else None)
                self._add_links(row)
                self._add_pictures(row, layer.origin.source)
        if not self.record:
            self.add_note(words("panel.no_attributes"))
        if empty:
            self._add_empty(empty, words)
        self.finish()

    def _add_links(self, row: RowText) -> None:
        """Add a row for each address in a longer text, such as the balloon of a placemark."""
        if row.role == "text":
            for link in links_in(row.value):
                self.add_row(RowText("", link, "link"), _opens(link))

    def _add_pictures(self, row: RowText, source: str) -> None:
        """Add the pictures that a text names, where they were packed with it."""
        for path in packed_pictures(source, row.value) if row.role == "text" else ():
            image = read_picture(path)
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


def attributes_as_text(record: Mapping[str, AttributeValue]) -> str:
    """Return attributes as lines "name: value", empty ones left out, numbers with all digits."""
    lines = (
        f"{name}: {plain_text(value)}" for name, value in record.items() if not is_empty(value)
    )
    return "\n".join(lines) + "\n"


def links_in(text: str) -> list[str]:
    """Return the first addresses that stand in a text, each once.

    >>> links_in("企业 网站 https://example.com/a。 http://example.com/p.jpg")
    ['https://example.com/a', 'http://example.com/p.jpg']
    """
    found = (each.rstrip(_BEHIND_LINKS) for each in _LINK_IN_TEXT.findall(text))
    return list(dict.fromkeys(found))[:_MOST_LINKS]


def is_empty(value: AttributeValue) -> bool:
    """True if there is nothing to show."""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, str) and not value.strip())


def attribute_row(
    name: str, value: AttributeValue, words: Words, role: FieldRole = "quantity"
) -> RowText:
    """Return the row of an attribute: numbers aligned, dates in words, links live.

    `role` says what numbers of this field are: amounts are grouped, codes and years are not.
    """
    name = shortened(name)
    match value:
        case bool():
            return RowText(name, words("panel.yes" if value else "panel.no"))
        case int() | float():
            return RowText(name, number_text(value, role), "number", right_aligned=True)
        case bytes():
            return RowText(name, words("panel.bytes", count=len(value)), "missing")
    text = str(value).strip()
    if _LINK.fullmatch(text):
        return RowText(name, text, "link")
    moment = format_moment(text, words)
    if moment:
        return RowText(name, moment)
    return RowText(name, text)


def _opens(address: str) -> Callable[[QWidget], None]:
    def open_address(_row: QWidget) -> None:
        QDesktopServices.openUrl(QUrl(address.strip()))

    return open_address
