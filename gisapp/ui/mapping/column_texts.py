"""What stands in the line of a column: what it means, how sure that is, and how cells read."""

from dataclasses import dataclass

from gisapp.core.own_parks.mapping.cell_preview import CellPreview, cell_preview
from gisapp.core.own_parks.mapping.first_rows import SHOWN, FirstRows
from gisapp.core.own_parks.mapping.mapping_draft import AREA, MappingDraft
from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.dates import format_span
from gisapp.core.text.shortening import shortened
from gisapp.core.text.units import UnitChoice
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.ui.mapping.property_rows import PropertyRows
from gisapp.words import Words

COLUMN, MEANS, SURE, UNIT, FIRST_ROW = range(5)
KIND, PERIOD, BASIS, SECTIONS = range(FIRST_ROW + SHOWN, FIRST_ROW + SHOWN + 4)
_HEADINGS = {
    COLUMN: "column",
    MEANS: "means",
    SURE: "sure",
    UNIT: "unit",
    KIND: "kind",
    PERIOD: "period",
    BASIS: "basis",
}
_MOST_LETTERS = 60
_MOST_HINT_LETTERS = 500
_QUITE_SURE = 0.9


@dataclass(frozen=True)
class LineCell:
    """How a cell is painted.

    Parameters
    ----------
    tone : str
        A role of the theme's colours for the text.
    is_choice : bool
        True if something can be chosen or typed there.
    is_button : bool
        True if a click there says yes.
    is_open : bool
        True in a line that needs a word of the user.
    is_bold : bool
        True for what the user must look at.
    """

    tone: str = "text"
    is_choice: bool = False
    is_button: bool = False
    is_open: bool = False
    is_bold: bool = False


class ColumnTexts:
    """The texts of the lines of one layer, in one language."""

    def __init__(
        self,
        draft: MappingDraft,
        rows: FirstRows,
        checks: CellChecks,
        properties: PropertyRows,
        units: UnitChoice,
        words: Words,
    ) -> None:
        self._draft = draft
        self._rows = rows
        self._checks = checks
        self._properties = properties
        self._units = units
        self._words = words
        self._previews: dict[str, list[CellPreview]] = {}
        self._texts = {
            COLUMN: self._name,
            MEANS: self._meaning,
            UNIT: self._unit,
            KIND: self._kind,
            PERIOD: self._period,
            BASIS: self._basis,
            SURE: self._sureness,
        }

    def heading(self, section: int) -> str:
        """Return what stands above a section of the lines."""
        if section in _HEADINGS:
            return self._words(f"mapping.{_HEADINGS[section]}")
        row_ids = self._rows.row_ids[section - FIRST_ROW :]
        return self._words("mapping.row", row=row_ids[0]) if row_ids else ""

    def text(self, name: str, section: int) -> str:
        """Return what stands in a section of a column's line."""
        if section in self._texts:
            return self._texts[section](self._draft.column(name))
        preview = self._preview(name, section)
        return preview.text if preview else ""

    def hint(self, name: str, section: int) -> str:
        """Return what else is told of a cell where the mouse rests on it."""
        if section == COLUMN:
            return shortened(name, _MOST_HINT_LETTERS)
        if section == MEANS:
            return self._properties.row_of(self._draft.column(name).property_code).aside
        preview = self._preview(name, section)
        if preview is None or not preview.written:
            return ""
        code = "mapping.cannot_read" if preview.is_garbled else "mapping.written"
        return self._words(code, text=preview.written)

    def line(self, name: str, section: int) -> LineCell:
        """Return how a cell is painted."""
        draft = self._draft
        is_bold = draft.is_open(name) and section in (COLUMN, MEANS, UNIT)
        choice = self.is_choice(name, section)
        is_button = choice and section == SURE
        tone = "accent" if is_button else self._tone(name, section)
        return LineCell(tone, choice, is_button, draft.is_open(name), is_bold)

    def is_choice(self, name: str, section: int) -> bool:
        """Return True for a cell in which something can be chosen or typed."""
        known = self._draft.known(name)
        if section == MEANS or known is None:
            return section == MEANS
        is_choice = {
            SURE: self._draft.can_confirm(name),
            UNIT: bool(known.unit) or self._draft.has_calendar(name),
            KIND: True,
            PERIOD: True,
            BASIS: known.unit == AREA,
        }
        return is_choice.get(section, False)

    def forget(self, name: str) -> None:
        """Read the cells of a column anew: something else is said of it."""
        self._previews.pop(name, None)

    def _name(self, column: ColumnMapping) -> str:
        name = shortened(" ".join(column.column.split()), _MOST_LETTERS)
        return name or self._words("mapping.unnamed")

    def _meaning(self, column: ColumnMapping) -> str:
        if column.property_code:
            text = self._properties.row_of(column.property_code).text
            is_doubtful = self._draft.can_confirm(column.column)
            return self._words("mapping.maybe", text=text) if is_doubtful else text
        if self._draft.is_open(column.column):
            return self._words("mapping.say_meaning")
        role = self._draft.role_of(column.column)
        return self._words(f"mapping.role.{role}" if role else "mapping.nothing")

    def _unit(self, column: ColumnMapping) -> str:
        if self._draft.lacks_unit(column.column):
            return self._words("mapping.which_unit")
        if self._draft.has_calendar(column.column):
            return self._words(f"mapping.calendar_{column.calendar}")
        known = self._draft.known(column.column)
        return unit_text(column.unit, self._words) if known and known.unit else ""

    def _kind(self, column: ColumnMapping) -> str:
        is_fact = self._draft.known(column.column) is not None
        return self._code("fact_kind", column.kind) if is_fact else ""

    def _period(self, column: ColumnMapping) -> str:
        period = column.period
        is_stated = period.iso and self._draft.known(column.column) is not None
        return format_span(period.start, period.end, self._words) if is_stated else ""

    def _basis(self, column: ColumnMapping) -> str:
        return self._code("basis", column.basis) if self.is_choice(column.column, BASIS) else ""

    def _sureness(self, column: ColumnMapping) -> str:
        words, name = self._words, column.column
        unread = self._checks.unread_in(name)
        if unread:
            return words("mapping.unread_count", count=f"{unread:,}")
        if self._draft.can_confirm(name):
            return words("mapping.confirm")
        if self._draft.is_open(name):
            return words("mapping.your_word")
        if self._draft.is_answered(name):
            return words("mapping.said")
        if not column.property_code:
            return ""
        if column.sure >= 1:
            return words("mapping.certain")
        return words("mapping.quite_sure" if column.sure >= _QUITE_SURE else "mapping.rather_sure")

    def _preview(self, name: str, section: int) -> CellPreview | None:
        place = section - FIRST_ROW
        if not 0 <= place < len(self._rows.row_ids):
            return None
        if name not in self._previews:
            column, known = self._draft.column(name), self._draft.known(name)
            self._previews[name] = [
                cell_preview(cell, column, known, self._units, self._words)
                for cell in self._rows.columns[name]
            ]
        return self._previews[name][place]

    def _tone(self, name: str, section: int) -> str:
        preview = self._preview(name, section)
        if preview is not None:
            has_meaning = self._draft.known(name) or self._draft.role_of(name)
            return "danger" if preview.is_garbled else "text" if has_meaning else "text_muted"
        if section == SURE and self._checks.unread_in(name):
            return "danger"
        if self._draft.is_open(name) and section in (MEANS, UNIT, SURE):
            return "warning"
        is_quiet = section == SURE or (section == MEANS and self._draft.known(name) is None)
        return "text_muted" if is_quiet else "text"

    def _code(self, code_list: str, code: str) -> str:
        return self._draft.schema.label(code_list, code).in_language(self._words.language)
