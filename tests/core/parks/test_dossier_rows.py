"""What the rows, cards, bars and charts of a dossier say."""

from dataclasses import replace

import pytest

from gisapp.core.parks.derived import Derived, derive
from gisapp.core.parks.dossier import Dossier, Entry, KeyFigure, Link, Section, Series, dossier_of
from gisapp.core.parks.dossier_rows import (
    attribute_rows,
    chart_text,
    decimal_year,
    derived_row,
    figure_text,
    further_figures,
    further_links,
    link_rows,
    progress_text,
    section_rows,
    sources_line,
    subtitle,
    unusable_row,
    weakest_confidence,
)
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.words import Language
from tests.parks import embedded, stated
from tests.ui.reading import WORDS

_, DATASET = embedded()
AREA, LINES = DATASET.properties["planned_area"], DATASET.properties["led_packaging_lines"]


def formatter(language: Language = "en", units: UnitChoice | None = None) -> FactFormatter:
    return FactFormatter(DATASET, WORDS[language], units or UnitChoice())


ENGLISH, CHINESE = formatter(), formatter("zh")


def dossier(uid: str) -> Dossier:
    return dossier_of(DATASET, uid)


def section(*facts: Fact) -> Section:
    return Section("size", Bilingual(), (Entry(AREA, facts),))


def quotient(part: Fact, whole: Fact) -> Derived:
    found = derive("share_of_other", "quotient", "ratio", (part, whole))
    assert found is not None
    return found


def share(**part: str) -> Derived:
    """Return a share of two facts about Changdong, of which the part may be in doubt."""
    half = stated(1e6, "m2", subject="changdong", basis="land")
    return quotient(replace(half, **part), replace(half, value=2e6))  # type: ignore[arg-type]  # all texts


def test_a_value_has_its_label_its_doubts_and_its_fact() -> None:
    fact = replace(stated(2e6, "m2", year_basis="inferred", basis="land"), confidence="inferred")
    [(text, behind)] = section_rows(section(fact), ENGLISH)
    assert behind is fact
    assert (text.label, text.value, text.role) == ("Planned area", "2 km²", "number")
    assert text.qualification == "2017 (inferred) · Land area"
    assert text.confidence == "inferred"


def test_what_is_not_stated_says_so_and_opens_nothing() -> None:
    for words, said in ((ENGLISH, "not stated"), (CHINESE, "未载明")):
        [(text, behind)] = section_rows(section(), words)
        assert (text.value, text.role, behind) == (said, "missing", None)


def test_further_values_come_without_the_label_and_with_their_sources_where_these_differ() -> None:
    first, second = stated(1, source="A"), stated(2, source="B")
    rows = [text for text, _ in section_rows(section(first, second), ENGLISH)]
    assert [text.label for text in rows] == ["Planned area", ""]
    assert [text.qualification for text in rows] == ["2017 · A", "2017 · B"]
    [one, again] = section_rows(section(first, first), ENGLISH)
    assert one[0].qualification == again[0].qualification == "2017"


def test_a_statement_in_words_is_no_number() -> None:
    [(text, _)] = section_rows(section(stated(text="<b>along the lake</b>")), ENGLISH)
    assert (text.value, text.role) == ("<b>along the lake</b>", "text")


def test_words_that_explain_a_number_stand_below_it() -> None:
    [(text, _)] = section_rows(section(stated(4, text="four zones")), ENGLISH)
    assert text.qualification == "four zones · 2017"


@pytest.mark.parametrize(
    ("words", "row"),
    [(ENGLISH, ("Class of road", "Avenue")), (CHINESE, ("道路等级", "大道"))],
)
def test_further_columns_are_named_in_the_users_language(
    words: FactFormatter, row: tuple[str, str]
) -> None:
    uid = next(each.uid for each in DATASET.subjects.values() if each.attributes.get("road_class"))
    [first, *_] = attribute_rows(dossier(uid), words)
    assert (first.label, first.value) == row


def test_a_figure_says_how_it_was_worked_out_and_what_speaks_against_joining() -> None:
    text = derived_row(share(basis="floor"), ENGLISH)
    assert (text.value, text.role, text.qualification) == ("50 %", "number", "1 km² ÷ 2 km²")
    assert text.warning == ENGLISH.doubt("bases_differ")


def test_a_doubt_about_one_fact_is_in_the_mark_alone() -> None:
    text = derived_row(share(confidence="ambiguous"), ENGLISH)
    assert (text.warning, text.confidence) == ("", "ambiguous")


def test_a_refused_sum_has_no_number() -> None:
    land = stated(1e6, "m2", subject="changdong", basis="land")
    total = derive("total_of_selected", "sum", "m2", (land, replace(land, basis="floor")))
    assert total is not None
    text = derived_row(total, ENGLISH)
    assert (text.value, text.role) == ("not added up", "missing")


@pytest.mark.parametrize(
    ("confidences", "weakest"),
    [
        (("clear", "clear"), "clear"),
        (("clear", "inferred"), "inferred"),
        (("inferred", "ambiguous"), "ambiguous"),
    ],
)
def test_a_figure_is_as_sure_as_its_least_sure_operand(
    confidences: tuple[str, str], weakest: str
) -> None:
    part, whole = (stated(1, confidence=each) for each in confidences)
    assert weakest_confidence(quotient(part, whole)) == weakest


def test_a_share_that_a_bar_shows_is_not_listed_again() -> None:
    park = dossier("led-demo-park-phase-1")
    bars = [progress.share for progress in park.progress]
    assert bars
    assert not set(bars) & set(further_figures(park))
    assert set(park.derived) == {*bars, *further_figures(park)}


def test_what_cannot_be_used_is_told_by_its_place_without_a_value() -> None:
    garbled = replace(
        stated(5, confidence="garbled", source="S9"),
        locator="¶3",
        note=Bilingual("Words are lost", "文字缺失"),
    )
    text = unusable_row(garbled, ENGLISH)
    assert (text.label, text.value, text.confidence) == ("¶3", "Words are lost", "garbled")
    assert unusable_row(replace(garbled, locator=""), CHINESE).label == "S9"


def test_equal_labels_of_links_come_once() -> None:
    def link(label: str, uid: str, name: str = "") -> Link:
        return Link("in", False, Bilingual(label), uid, Bilingual(name), "")

    rows = link_rows((link("Lies in", "a", "A"), link("Lies in", "b"), link("Has", "c")), ENGLISH)
    assert [(text.label, text.value, uid) for text, uid in rows] == [
        ("Lies in", "A", "a"),
        ("", "b", "b"),
        ("Has", "c", "c"),
    ]
    assert {text.role for text, _ in rows} == {"link"}


def test_links_stand_like_by_like_without_what_the_subject_belongs_to() -> None:
    for uid in DATASET.subjects:
        links = further_links(dossier(uid))
        above = {(link.predicate, link.uid) for link in dossier(uid).belongs_to}
        assert not {(each.predicate, each.uid) for each in links if not each.is_inverse} & above
        runs = [label for label, before in _with_the_one_before(links) if label != before]
        assert len(runs) == len(set(runs)), uid


def test_a_tie_from_the_other_end_is_not_taken_for_what_the_subject_belongs_to() -> None:
    above = Link("part_of", False, Bilingual("Part of"), "park", Bilingual("Park"), "")
    from_there = replace(above, is_inverse=True, label=Bilingual("Has part"))
    both = replace(dossier("changdong"), belongs_to=(above,), links=(above, from_there))
    assert further_links(both) == (from_there,)


def _with_the_one_before(links: tuple[Link, ...]) -> list[tuple[Bilingual, Bilingual | None]]:
    labels = [link.label for link in links]
    return list(zip(labels, [None, *labels], strict=False))


def test_a_card_says_a_figure_in_the_users_units_and_the_others_below() -> None:
    figure = KeyFigure(AREA, stated(21_500_000, "m2", kind="planned", basis="land"))
    card = figure_text(figure, formatter(units=UnitChoice("ha")))
    assert (card.label, card.figure) == ("Planned area", "2,150 ha")
    assert "21.5 km²" in card.others
    assert card.qualification == "Planned · 2017 · Land area"


def test_a_bar_says_the_part_the_whole_and_every_doubt() -> None:
    [progress, *_] = dossier("led-demo-park-phase-1").progress
    text = progress_text(progress, ENGLISH)
    assert text.share == pytest.approx(0.148, abs=0.001)
    assert text.figures == "62,000 m² of 420,000 m² = 14.8 %"
    for doubt in ENGLISH.doubts(progress.share):
        assert doubt in text.caption


def test_a_chart_explains_its_stars_and_its_dashes() -> None:
    facts = (
        stated(100, year="2014", code=LINES.code),
        stated(year="2015", code=LINES.code, text="some"),
        stated(470, year="2017", code=LINES.code, year_basis="inferred"),
        stated(900, year="2020", code=LINES.code, kind="target"),
    )
    chart = chart_text(Series(LINES, facts), ENGLISH)
    assert chart.title == "LED packaging lines"
    assert [(point.position, point.value) for point in chart.points] == [
        (2014, 100),
        (2017, 470),
        (2020, 900),
    ]
    assert [point.period for point in chart.points] == ["2014", "2017*", "2020"]
    assert [point.expected for point in chart.points] == [False, False, True]
    assert chart.footnote == "* year inferred · dashed: target"
    assert chart_text(Series(LINES, facts[:1]), ENGLISH).footnote == ""


def test_the_axis_of_a_chart_is_in_the_users_units() -> None:
    facts = (stated(1e6, "m2", year="2014"), stated(2e6, "m2", year="2017"))
    ticks = chart_text(Series(AREA, facts), formatter(units=UnitChoice("ha"))).ticks
    assert ticks[0].label == "0"
    assert ticks[-1].label == "200 ha"


@pytest.mark.parametrize(
    ("confidence", "language", "line"),
    [
        ("certain", "en", "义坊村"),
        ("certain", "zh", "Yifang village"),
        ("likely", "en", "义坊村 · Chinese name likely, not certain"),
        ("unknown", "en", "义坊村 · Chinese name not known"),
    ],
)
def test_below_the_name_stands_the_other_one_and_how_sure_it_is(
    confidence: str, language: Language, line: str
) -> None:
    subject = replace(
        DATASET.subjects["yifang"],
        name=Bilingual("Yifang village", "义坊村"),
        name_confidence=confidence,
    )
    assert subtitle(subject, formatter(language)) == line


def test_each_source_is_named_once() -> None:
    park = dossier("changdong")
    ids = {fact.source_id for fact in (*park.stated, *park.unusable)}
    line = sources_line(park, ENGLISH)
    titles = [DATASET.sources[each].title.in_language("en") for each in ids]
    assert [line.count(title) for title in titles] == [1] * len(ids)


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (Period("2017", "2017"), 2017),
        (Period("2014-09", "2014-09"), 2014 + 8 / 12),
        (Period("2014-09-30"), 2014 + 8 / 12),
        (Period("2016", "2020"), 2020),
    ],
)
def test_a_period_stands_where_it_ends(period: Period, year: float) -> None:
    assert decimal_year(period) == pytest.approx(year)
