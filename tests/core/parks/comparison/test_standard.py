"""Most subjects say what others are measured by; each brings what is closest to that."""

from gisapp.core.parks.comparison.standard import leading, reasons_against, standard_of
from gisapp.core.parks.comparison.statement import Statement, of_fact
from gisapp.core.text.bilingual import Bilingual
from tests.parks import stated


def number(value: float, year: str = "2024", kind: str = "observed") -> Statement:
    return of_fact(stated(value, "CNY", year=year, kind=kind))


def test_of_as_many_the_observed_and_the_latest_lead() -> None:
    rows = [[number(1, kind="planned"), number(2, "2020")], [number(3, "2023")]]
    standard = standard_of(rows)
    assert standard is not None
    assert (standard.kind, standard.time) == ("observed", "2023")
    assert [leading(row, standard) for row in rows] == [rows[0][1], rows[1][0]]
    assert list(reasons_against(rows[0][1], standard)) == ["other_time"]


def test_texts_have_no_standard() -> None:
    text = Statement(text=Bilingual("busy", "忙"))
    assert standard_of([[text], []]) is None
    assert leading([text], None) is text
    assert leading([], None) is None


def test_a_number_leads_before_a_text() -> None:
    text, standard = (
        Statement(text=Bilingual("much", "多")),
        standard_of([[number(1)], [number(2)]]),
    )
    assert standard is not None
    assert leading([text, number(3, "2019")], standard) == number(3, "2019")
    assert not list(reasons_against(text, standard))
