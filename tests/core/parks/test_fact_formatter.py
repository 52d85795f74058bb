"""Facts, worked-out figures and shapes read alike everywhere, in both languages."""

from dataclasses import replace

import pytest

from gisapp.core.parks.dataset import GeometryNote
from gisapp.core.parks.derived import Derived, derive, figure_beyond
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import FactSource, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.words import LANGUAGES, Language, load_words
from tests.parks import embedded, stated


def formatter(language: Language = "en", units: UnitChoice | None = None) -> FactFormatter:
    _, dataset = embedded()
    return FactFormatter(dataset, load_words(language), units or UnitChoice())


ENGLISH, CHINESE = formatter(), formatter("zh", UnitChoice(money="wan"))


def figures_of(uid: str) -> tuple[Derived, ...]:
    _, dataset = embedded()
    return dossier_of(dataset, uid).derived


@pytest.mark.parametrize(
    ("qualifier", "english", "chinese"),
    [
        ("eq", "5 billion yuan", "50 亿元"),
        ("gt", "> 5 billion yuan", "超过 50 亿元"),
        ("ge", "≥ 5 billion yuan", "不少于 50 亿元"),
        ("lt", "< 5 billion yuan", "不到 50 亿元"),
        ("le", "≤ 5 billion yuan", "不超过 50 亿元"),
        ("approx", "about 5 billion yuan", "约 50 亿元"),
    ],
)
def test_a_qualifier_stays_with_its_value(qualifier: str, english: str, chinese: str) -> None:
    invested = stated(5e9, "CNY", qualifier=qualifier)
    assert ENGLISH.value(invested) == english
    assert CHINESE.value(invested) == chinese


def test_a_text_is_the_value_where_there_is_no_number_and_else_explains_it() -> None:
    in_words = stated(text="mostly packaging")
    assert ENGLISH.value(in_words) == "mostly packaging"
    assert ENGLISH.explanation(in_words) == ""
    counted = stated(4, code="enterprises", text="four zones")
    assert ENGLISH.value(counted) == "4"
    assert ENGLISH.explanation(counted) == "four zones"


def test_a_count_names_what_is_counted() -> None:
    assert ENGLISH.value(stated(15, code="plants_built")) == "15 plants"


def test_a_garbled_fact_shows_no_value() -> None:
    assert ENGLISH.value(stated(12, confidence="garbled")) == "not usable"


def test_an_area_comes_in_the_units_that_its_value_does_not_use() -> None:
    area = stated(62_000, "m2", qualifier="approx")
    assert ENGLISH.in_other_units(area) == ("6.2 ha", "0.062 km²", "93 mu")
    assert formatter(units=UnitChoice("mu")).in_other_units(area)[0] == "62,000 m²"
    assert ENGLISH.in_other_units(stated(62_000, "CNY")) == ()


@pytest.mark.parametrize(
    ("period", "words", "on_an_axis"),
    [
        (Period("2017", "2017", "year", "stated"), "2017", "2017"),
        (Period("2017", "2017", "year", "inferred"), "2017 (inferred)", "2017*"),
        (
            Period("2014-09", "2017", "range", "bounded"),
            "September 2014–2017 (bounded)",
            "September 2014–2017*",
        ),
        (Period(), "undated", "undated"),
    ],
)
def test_an_inferred_time_is_marked(period: Period, words: str, on_an_axis: str) -> None:
    assert ENGLISH.period(period) == words
    assert ENGLISH.short_period(period) == on_an_axis


def test_the_line_below_a_value_says_what_it_is_when_and_of_what() -> None:
    planned = stated(1, "m2", kind="planned", year_basis="inferred", basis="floor", source="S001")
    basis, source = ENGLISH.basis(planned), ENGLISH.source_title(planned)
    assert basis
    assert source != "S001"
    assert ENGLISH.qualification(planned) == f"Planned · 2017 (inferred) · {basis}"
    assert ENGLISH.qualification(planned, with_source=True).endswith(f"{basis} · {source}")


def test_that_something_was_observed_goes_without_saying() -> None:
    assert ENGLISH.qualification(stated(1)) == "2017"
    assert ENGLISH.kind(stated(1)) == "Observed"


def test_a_number_without_a_time_is_undated_and_a_name_has_none() -> None:
    undated = replace(stated(1), period=Period())
    assert ENGLISH.qualification(undated) == "undated"
    assert ENGLISH.qualification(replace(undated, value=None)) == ""


def test_only_an_area_has_a_basis() -> None:
    assert ENGLISH.basis(stated(1, "CNY", basis="land")) == ""


def test_a_source_that_is_not_described_is_named_by_its_id() -> None:
    assert ENGLISH.source_title(stated(1, source="S999")) == "S999"
    assert ENGLISH.source(stated(1, source="S999")) is None


def test_an_unknown_property_is_named_by_its_code() -> None:
    assert ENGLISH.property_label("planned_area") == "Planned area"
    assert ENGLISH.property_label("no_such") == "no_such"


def test_the_time_of_a_source_says_how_it_is_known() -> None:
    source = FactSource("S1", Bilingual("A text", ""), as_of="2017", as_of_basis="inferred")
    assert ENGLISH.as_of(source) == "2017 (inferred)"
    assert ENGLISH.as_of(replace(source, as_of_basis="")) == "2017"
    assert ENGLISH.as_of(replace(source, as_of="")) == "not stated"


def test_a_share_names_its_part_and_its_whole() -> None:
    _, dataset = embedded()
    share = figures_of("led-demo-park-phase-1")[0]
    assert ENGLISH.derived_title(share) == (
        "Floor area built as a share of the planned area of "
        f"{dataset.subjects['led-demo-park'].name.en}"
    )
    assert ENGLISH.derived_value(share) == "14.8 %"
    assert ENGLISH.derived_formula(share) == "62,000 m² ÷ 420,000 m²"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_embedded_data_has_words(language: Language) -> None:
    _, dataset = embedded()
    wan = formatter(language, UnitChoice(money="wan"))
    for uid in dataset.subjects:
        for figure in figures_of(uid):
            assert wan.derived_title(figure)
            assert wan.derived_value(figure)
            assert wan.derived_formula(figure)
            assert len(wan.doubts(figure)) == len(figure.doubts)


def test_doubling_reads_as_a_power() -> None:
    (figure,) = (each for each in figures_of("qingshanhu") if each.unit == "year")
    assert CHINESE.derived_value(figure) == "约 2.23 年"
    assert ENGLISH.derived_formula(figure) == "470 lines ÷ 100 lines = 2^2.23"


def test_growth_carries_its_sign_and_a_refused_sum_says_so() -> None:
    values = {ENGLISH.derived_value(each) for each in figures_of("qingshanhu")}
    assert {"+370 lines", "4.7 times (+370 %)", "not added up"} <= values


def test_a_long_sum_names_its_first_terms_and_its_last() -> None:
    firms = [
        replace(stated(float(n), subject="lvye", code="production_lines"), fact_id=f"F{n}")
        for n in range(1, 31)
    ]
    total = derive("sum_of_members", "sum", "count", firms)
    assert total is not None
    assert ENGLISH.derived_formula(total) == "1 line + 2 lines + 3 lines + … + 30 lines"
    assert len(total.operands) == 30


def test_yearly_growth_shows_its_years() -> None:
    operands = [stated(5e9, "CNY", year="2017"), stated(30e9, "CNY", year="2022")]
    growth = derive("yearly_growth", "yearly_growth", "ratio/year", operands)
    assert growth is not None
    assert ENGLISH.derived_value(growth) == "+43.1 % a year"
    assert ENGLISH.derived_formula(growth) == "(30 billion yuan ÷ 5 billion yuan)^(1/5) − 1"


def test_a_label_of_capitals_keeps_them_inside_a_sentence() -> None:
    operands = [stated(1, subject="qingshanhu"), stated(2, subject="qingshanhu")]
    lines = [replace(each, property_code="led_packaging_lines") for each in operands]
    share = derive("share_of_other", "quotient", "ratio", lines)
    assert share is not None
    assert "LED packaging lines of" in ENGLISH.derived_title(share)


def test_a_shape_says_how_it_was_made_how_sure_and_what_it_claims() -> None:
    _, dataset = embedded()
    park = dataset.subjects["changdong"]
    geometry = GeometryNote("schematic", True, 1500.0, Bilingual())
    drawn = ENGLISH.geometry_quality(replace(park, table="site", geometry=geometry))
    method, accuracy, claim = drawn.split(" · ")
    assert method == ENGLISH.code("geometry_method", "schematic")
    assert "1.5 km" in accuracy
    unstated = replace(geometry, area_is_stated=False, accuracy_m=None)
    assert claim not in ENGLISH.geometry_quality(replace(park, table="site", geometry=unstated))
    assert ENGLISH.geometry_quality(replace(park, table="place", geometry=unstated)) == method
    assert ENGLISH.geometry_quality(replace(park, geometry=None)) == ""


def test_a_rank_and_a_difference_in_words() -> None:
    fact = stated(105, subject="lvye", code="production_lines")
    rank = figure_beyond("rank", "rank", 3.0, "rank", (fact,), 1300)
    assert ENGLISH.derived_title(rank) == "Rank by production lines in operation"
    assert ENGLISH.derived_value(rank) == "3rd of 1,300"
    assert CHINESE.derived_value(rank) == "1,300 个中第 3 位"
    assert ENGLISH.derived_formula(rank) == ""
    other = replace(fact, value=100.0, fact_id="F2")
    difference = derive("area_difference", "difference_of", "ratio", (fact, other))
    assert difference is not None
    assert ENGLISH.derived_value(difference) == "+5 %"
    assert ENGLISH.derived_formula(difference) == "105 lines against 100 lines"
