"""A dossier as text has every value with what kind it is, when, how sure and from where."""

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_text import dossier_as_text
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import UnitChoice
from gisapp.words import Language, load_words
from tests.parks import embedded


def text_of(uid: str, language: Language = "en", units: UnitChoice | None = None) -> str:
    _, dataset = embedded()
    formatter = FactFormatter(dataset, load_words(language), units or UnitChoice())
    return dossier_as_text(dossier_of(dataset, uid), formatter)


def test_each_value_names_its_source() -> None:
    text = text_of("led-demo-park")
    assert "  Planned area: 420,000 m² (Planned · 2017 (inferred) · " in text
    assert "S001 ¶15)" in text
    assert "\nS001: Reposted article" in text


def test_what_is_expected_and_missing_is_not_stated() -> None:
    assert "Main business income: not stated" in text_of("led-demo-park")


def test_chinese_text_begins_with_both_names_and_has_the_chosen_unit() -> None:
    chinese = text_of("yifang", "zh", UnitChoice("mu"))
    assert chinese.startswith("义坊村 · Yifang village\n")
    assert "549 亩" in chinese


def test_a_figure_has_its_formula_and_each_doubt_on_a_line_of_its_own() -> None:
    lines = text_of("led-demo-park-phase-1").splitlines()
    (share,) = (row for row, line in enumerate(lines) if "14.8 % (62,000 m² ÷ 420,000 m²)" in line)
    assert lines[share + 1].startswith("    ")


def test_an_unusable_statement_is_described_and_has_no_value() -> None:
    _, dataset = embedded()
    garbled = next(fact for fact in dataset.facts if fact.fact_id == "F056")
    assert f"  S001 ¶16: {garbled.note.en}" in text_of("support-2016")


def test_relations_read_from_the_subject() -> None:
    assert "  Has phase: " in text_of("led-demo-park")


def test_nothing_to_say_makes_no_heading() -> None:
    assert "\n\n\n" not in text_of("changdong-avenue")
    assert load_words("en")("panel.unusable") not in text_of("changdong-avenue")
