"""What a search found, as a list below the search box: name, what it is, its kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.search.hits import SearchHit
from gisapp.core.space.coordinate_parser import Position
from gisapp.core.text.joining import joined
from gisapp.core.text.units import UnitChoice
from gisapp.ui.widgets.painted_box import BODY_PX, ROUNDING_PX, SMALL_PX
from gisapp.ui.widgets.theme import Space, Theme, theme_of, ui_font
from gisapp.words import Words

ROW_PX = 44
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ResultText:
    """What the row of a hit says."""

    title: str
    detail: str
    tag: str

    @property
    def spoken(self) -> str:
        """All of it as one line, for screen readers."""
        return ", ".join(part for part in (self.title, self.detail, self.tag) if part)


def result_text(hit: SearchHit, words: Words, units: UnitChoice) -> ResultText:
    """Return what the row of a hit says and why it is one, a fact with its value and time."""
    language = words.language
    title = _title(hit, words)
    about = hit.detail.in_language(language)
    if hit.position is not None:
        detail = _read_as(hit.position, words) or words("search.go_there")
        return ResultText(title, detail, words("search.coordinates"))
    if hit.fact is None or hit.dataset is None:
        tag = words("search.on_base_map", layer=about) if hit.kind == "place" else about
        return ResultText(
            title,
            joined(hit.title.other_than(language), _why(hit, words)),
            tag,
        )
    if hit.kind == "unusable":
        note = hit.fact.note.in_language(language)
        return ResultText(title, joined(note, _why(hit, words)), words("search.unusable"))
    formatter = FactFormatter(hit.dataset, words, units)
    value, period = formatter.value(hit.fact), formatter.period(hit.fact.period)
    fact = f"{about}: {value}"
    if why := _why(hit, words):
        # The second line is for what else would not be seen.
        return ResultText(joined(title, fact), joined(why, period), words("search.fact"))
    return ResultText(title, joined(fact, period), words("search.fact"))


def _title(hit: SearchHit, words: Words) -> str:
    """Return what a hit is called, a feature without a name as the panel calls it."""
    name = hit.title.in_language(words.language)
    if name or not isinstance(hit.target, FeatureRef):
        return name
    return words("panel.feature", number=hit.target.feature_id)


def _why(hit: SearchHit, words: Words) -> str:
    """Return why something was found, where title, value and time do not show it."""
    matched = hit.matched.in_language(words.language)
    match hit.reason:
        case "attribute":
            return matched
        case "text" if matched:
            return words("search.in_text", text=matched)
        case "other_name":
            return words("search.by_other_name", name=matched)
        case "pinyin" | "typo":
            return words(f"search.by_{hit.reason}")
    return ""


def _read_as(position: Position, words: Words) -> str:
    """Return which coordinates a position was read from; empty for degrees of WGS 84."""
    zone = position.zone
    if zone is None:
        return "" if position.system == "wgs84" else words(f"search.from_{position.system}")
    is_near = position.is_zone_near
    code = "search.from_gauss_kruger_near" if is_near else "search.from_gauss_kruger"
    return words(
        code,
        width=zone.width_deg,
        number=zone.number,
        meridian=zone.meridian_deg,
        epsg=zone.epsg,
    )


class ResultsModel(QAbstractListModel):
    """The hits of the newest search, best first, and a last row where there are more."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()
        self._texts: tuple[ResultText, ...] = ()

    def show(self, hits: Sequence[SearchHit], texts: Sequence[ResultText], more: str = "") -> None:
        """List these hits in place of those before.

        Parameters
        ----------
        hits : sequence of SearchHit
            The best first.
        texts : sequence of ResultText
            What the row of each says.
        more : str
            What a last row says, in which there is no hit; without words there is no such row.
        """
        self.beginResetModel()
        self._hits = tuple(hits)
        self._texts = (*texts, *([ResultText(more, "", "")] if more else []))
        self.endResetModel()

    def hit(self, row: int) -> SearchHit | None:
        """Return the hit of a row; None for the row that tells of more."""
        return self._hits[row] if row < len(self._hits) else None

    def text(self, row: int) -> ResultText:
        """Return what a row says."""
        return self._texts[row]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._texts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts[index.row()].spoken
        return None


class ResultPainter(QStyledItemDelegate):
    """Paints a hit: name and detail with the wanted words marked, the kind at the right."""

    def __init__(self, model: ResultsModel) -> None:
        super().__init__(model)
        self._model = model
        self.wanted = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = option.rect
        text = self._model.text(index.row())
        theme = theme_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(QRectF(rect), ROUNDING_PX, ROUNDING_PX)
        room = QRectF(rect).adjusted(Space.S, 5, -Space.S, -5)
        tag_width = self._paint_tag(painter, room, text.tag, theme)
        room.setRight(room.right() - tag_width - Space.S)
        self._paint_line(painter, room, text.title, ui_font(BODY_PX), theme.color("text"))
        small = ui_font(SMALL_PX)
        room.setTop(room.bottom() - QFontMetricsF(small).height())
        self._paint_line(painter, room, text.detail, small, theme.color("text_muted"))
        painter.restore()

    def _paint_tag(self, painter: QPainter, room: QRectF, tag: str, theme: Theme) -> float:
        font = ui_font(SMALL_PX)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room.width() * 0.4)
        width = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(QPointF(room.right() - width, room.top() + metrics.ascent() + 2), shown)
        return width

    def _paint_line(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, color: QColor
    ) -> None:
        """Paint one line into the top of a box, cut off at its end, the wanted words bold."""
        flat = " ".join(text.split())
        shown = QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(shown, font)
        layout.setFormats([_bold(*span) for span in spans_of(self.wanted, shown)])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(color)
        layout.draw(painter, room.topLeft())


def spans_of(wanted: str, text: str) -> list[tuple[int, int]]:
    """Return where the words of a search stand in a text.

    Parameters
    ----------
    wanted : str
        What was searched, as typed.
    text : str
        Any text; some letters change their number in lower case, and then nothing is found.

    Returns
    -------
    list of (int, int)
        Start and length of each word that stands in the text, in Qt's units: letters beyond the
        first 65,536 of Unicode, as rare Chinese names have them, count twice.

    Examples
    --------
    >>> spans_of("chang park", "Changdong Park")
    [(0, 5), (10, 4)]
    """
    folded = text.lower()
    if len(folded) != len(text):
        return []
    found = ((folded.find(word), word) for word in wanted.lower().split())
    return [(_qt_length(folded[:start]), _qt_length(word)) for start, word in found if start >= 0]


def _qt_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length = start, length
    span.format.setFontWeight(QFont.Weight.Bold)
    return span
