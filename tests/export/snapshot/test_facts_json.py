"""Facts are stored as columns, and are whole again in the page."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from gisapp.core.own_parks.subjects.shown_subjects import subjects_of_rows
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.dataset_json import dataset_json
from gisapp.export.snapshot.facts_json import facts_json, filled, pair
from tests.own_files import opened, write_book, write_evaluation, write_plots
from tests.page_data import unfolded
from tests.page_scripts import load_functions
from tests.parks import embedded


def in_the_page(page: Page, stored: dict[str, Any]) -> dict[str, Any]:
    """Return a dataset as the page's scripts have it."""
    load_functions(page, unfolded="unfolding")
    whole: dict[str, Any] = page.evaluate("stored => unfolded(stored)", stored)
    return whole


def test_the_page_has_each_fact_of_a_file_as_the_dataset_has_it(page: Page) -> None:
    _, dataset = embedded()
    facts = in_the_page(page, dataset_json(dataset))["facts"]
    assert list(facts) == [fact.fact_id for fact in dataset.facts]
    for fact in dataset.facts:
        told = facts[fact.fact_id]
        assert (told["subject"], told["property"]) == (fact.subject_uid, fact.property_code)
        assert told.get("value") == fact.value
        assert told.get("text", ["", ""]) == pair(fact.text)
        assert told.get("locator", "") == fact.locator
        assert told["confidence"] == fact.confidence


def test_the_page_has_rows_of_own_files_as_the_tests_unpack_them(
    page: Page, tmp_path: Path
) -> None:
    files = opened(write_plots(tmp_path), write_book(tmp_path), write_evaluation(tmp_path))
    shown = subjects_of_rows(files.own)
    stored = json.loads(json.dumps(dataset_json(shown.dataset, shown)))
    whole = in_the_page(page, stored)
    assert whole == unfolded(stored)
    places = {tuple(each["place"]) for each in whole["facts"].values()}
    assert ("cell", 1, "面积") in places
    assert any(each["sections"] and each["derived"] for each in whole["subjects"].values())


def test_what_facts_have_in_common_is_stored_once(tmp_path: Path) -> None:
    shown = subjects_of_rows(opened(write_plots(tmp_path)).own)
    stored: Any = facts_json(shown.dataset.facts, shown)
    columns = [tuple(each["cell"]) for each in stored["alike"]]
    assert len(set(columns)) == len(columns)
    assert len(stored["ids"]) == len(shown.dataset.facts) > len(columns)


def test_zero_and_false_are_values() -> None:
    assert filled({"a": 0, "b": False, "c": None, "d": "", "e": [], "f": {}}) == {
        "a": 0,
        "b": False,
    }


def test_a_pair_has_both_languages() -> None:
    assert pair(Bilingual("park")) == ["park", ""]
