"""A comparison in words: titles, units in headings, sources, and rows that are left out."""

from gisapp.core.parks.comparison.comparison import compare
from gisapp.core.parks.comparison.comparison_text import ComparisonText, in_words
from gisapp.core.parks.comparison.gathering import ComparedSubject
from gisapp.core.text.units import UnitChoice
from gisapp.words import Language, load_words
from tests.core.parks.comparison.comparing import firm, land, tax
from tests.parks import embedded

FIRMS = (firm("a", tax(2e6), land(500)), firm("b", tax(2e6)))


def text(language: Language = "en", **narrowed: bool) -> ComparisonText:
    units = UnitChoice.usual(language)
    return in_words(compare(FIRMS), load_words(language), units, **narrowed)


def labels(shown: ComparisonText) -> list[str]:
    return [line.label for _, lines in shown.sections for line in lines]


def test_each_row_has_its_label_and_its_unit() -> None:
    units = {line.label: line.unit for _, lines in text().sections for line in lines}
    assert units["Tax paid"] == "million yuan"
    assert units["Land area"] == "m²"
    chinese = {line.label: line.unit for _, lines in text("zh").sections for line in lines}
    assert chinese["税收"] == "万元"


def test_subjects_are_named_with_what_they_are() -> None:
    assert text().names == ("a", "b")
    assert text("zh").kinds == ("企业", "企业")
    assert text().sources == ("S1",)


def test_rows_are_left_out_as_the_user_wants() -> None:
    assert {"Tax paid", "Land area", "Status"} <= set(labels(text()))
    assert "Tax paid" not in labels(text(only_differing=True))
    assert "Land area" in labels(text(only_differing=True))
    assert "Tax paid" in labels(text(only_common=True))
    assert "Land area" not in labels(text(only_common=True))
    assert text(only_common=True, only_differing=True).sections == ()


def test_figures_have_the_titles_of_the_dossier_and_a_section() -> None:
    _, dataset = embedded()
    parks = [ComparedSubject(dataset, uid) for uid in ("led-demo-park", "changdong")]
    shown = in_words(compare(parks), load_words("en"), UnitChoice())
    assert shown.sections[0][0] == "About"
    title, lines = shown.sections[-1]
    assert title == "Worked out"
    assert "Remainder of the planned area" in [line.label for line in lines]
