"""A cell reads in the user's units and language, and one that cannot be read as it is written."""

from gisapp.core.own_parks.mapping.cell_preview import CellPreview, cell_preview
from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.units import UnitChoice
from gisapp.sources.parks.known_headings import known_headings
from gisapp.words import Language, load_words

PROPERTIES = known_headings().schema.properties


def read(
    cell: Cell, code: str = "land_approved_area", unit: str = "mu", language: Language = "en"
) -> CellPreview:
    column = ColumnMapping("column", code, unit)
    choice = UnitChoice.usual(language)
    return cell_preview(cell, column, PROPERTIES.get(code), choice, load_words(language))


def test_a_number_reads_in_the_units_of_the_user() -> None:
    assert read(15).text == "10,000 m²"
    assert read(320, "total_investment", "1e4 CNY", "zh").text == "320 万元"
    assert read("约15亩").text == "about 10,000 m²"


def test_what_cannot_be_read_is_shown_as_it_is_written() -> None:
    preview = read("see  annex\n3")
    assert (preview.text, preview.is_garbled) == ("see annex 3", True)


def test_an_empty_cell_and_one_without_a_meaning() -> None:
    assert read(None) == CellPreview("", "")
    assert read("<b>R&D</b>", code="") == CellPreview("<b>R&D</b>", "<b>R&D</b>")


def test_an_endless_cell_is_cut() -> None:
    assert len(read("x" * 60_000, code="remark", unit="").text) < 100
