"""A sheet of three firms, of which one states nothing."""

from PySide6.QtGui import QIcon

from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.comparison_text import ComparisonText, in_words
from gisapp.core.text.units import UnitChoice
from gisapp.ui.compare.panel import ComparePanel
from gisapp.ui.compare.sheet_model import ColumnHead, SheetModel
from gisapp.words import load_words
from tests.core.parks.comparison.comparing import firm, tax

WORDS = load_words("en")
HEADS = tuple(ColumnHead(name, "Enterprise", QIcon(), name == "a") for name in ("a", "b", "c"))


def text() -> ComparisonText:
    """Return the firms in words."""
    other = tax(9e6, "2020")
    firms = [firm("a", tax(2e6)), firm("b", tax(3e6), tax(1e6, "2023")), firm("c", other)]
    return in_words(compare(firms, 0), WORDS, UnitChoice())


def model() -> SheetModel:
    """Return a model that holds them."""
    made = SheetModel(WORDS)
    made.show(text(), HEADS, WORDS)
    return made


def row_of(model: SheetModel, label: str) -> int:
    """Return the row with a label."""
    rows = enumerate(model.rows)
    return next(row for row, line in rows if not isinstance(line, str) and line.label == label)


def names(panel: ComparePanel) -> list[str]:
    """Return what stands above the columns of a panel."""
    return [head.name for head in panel.model.heads]
