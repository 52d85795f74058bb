"""Sources are numbered in the order in which facts name them."""

from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.export.expose.source_list import SourceList
from gisapp.words import load_words
from tests.parks import embedded, stated

_, DATASET = embedded()


def sources() -> SourceList:
    return SourceList(FactFormatter(DATASET, load_words("en"), UnitChoice()))


def test_each_source_has_one_number() -> None:
    found = sources()
    first, second = stated(1, source="S002"), stated(2, source="S001")
    assert found.numbers_of([first]) == (1,)
    assert found.numbers_of([second, first, second]) == (1, 2)
    assert found.texts[0].startswith("Catalogue of China's development zones, 2018 edition")
    assert "as of 2018 (stated)" in found.texts[0]
    assert found.as_of == "2017–2018"


def test_a_source_that_nobody_describes_is_called_by_its_id() -> None:
    found = sources()
    assert found.numbers_of([stated(1, source="nowhere")]) == (1,)
    assert found.texts == ("nowhere",)
    assert found.as_of == ""
