"""A finding says in both languages what is wrong, and knows where."""

from pathlib import Path

import pytest

from gisapp.core.health.finding import Finding, extent_of, middles_of
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import load_words
from tests.untidy_parks import untidy


def test_it_reads_in_both_languages() -> None:
    values = {"property": Bilingual("Land area", "用地面积"), "count": 3, "all": 1200}
    finding = Finding("not_stated", "plots", values=values)
    assert finding.sentence(load_words("en")) == "Land area: not stated in 3 of 1,200 rows."
    assert finding.sentence(load_words("zh")) == "用地面积：1,200 行中有 3 行未写明。"


def test_places_are_degrees(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    first, nowhere = middles_of(plots, [1, 7])
    assert first == pytest.approx((116.00045, 28.60045), abs=1e-5)
    assert nowhere is None
    extent = extent_of(plots, [1, 2])
    assert extent is not None
    assert extent.width > 100
    assert extent_of(plots, [7]) is None
