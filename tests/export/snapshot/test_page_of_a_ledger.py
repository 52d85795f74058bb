"""The page of mapped files in a browser: plot, firm, figure, and the cell where it stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import snapshot_html
from tests.export.conftest import Opener
from tests.own_files import ledger_layers


@pytest.fixture
def ledger(tmp_path: Path) -> SnapshotRequest:
    (tmp_path / "ledger").mkdir()
    layers = ledger_layers(tmp_path / "ledger")
    extent = next(layer.extent for layer in layers if layer.extent)
    return SnapshotRequest(layers, (), extent.buffered(100), language="en", date="2026-01-31")


def source_of(page: Page, property_label: str) -> list[str]:
    """Open where the first figure of a property stands, and return what is told of it."""
    term = page.locator("#details-body .entries dt").get_by_text(property_label, exact=True)
    fact = term.locator("xpath=following-sibling::dd[1]").locator(".fact").first
    fact.locator("button.mark").click()
    return fact.locator(".provenance dd").all_inner_texts()


def test_from_a_plot_to_its_firm_and_to_the_cell_of_its_figure(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(ledger)
    page.locator(".kind-list button", has_text="一号").click()
    expect(page.locator("#details-title")).to_have_text("一号")
    expect(page.locator(".trail a")).to_have_text(["北园"])
    expect(page.locator(".key-figures .figure")).to_contain_text(["9,866.67 m²", "12,000 m²"])
    place = source_of(page, "Tax per land area")
    assert place[:2] == ["评价.csv", "row 2, column 亩均税收"]
    expect(page.locator("#details-body .not-stated").first).to_be_visible()
    page.locator(".links a", has_text="甲公司").click()
    expect(page.locator("#details-title")).to_have_text("甲公司")
    assert source_of(page, "Tax paid")[:2] == ["台账.xlsx · 企业", "row 3, column 税收（万元）"]
    page.locator("#language").click()
    expect(page.locator(".provenance")).to_have_count(page.locator("#details-body .fact").count())
    assert source_of(page, "税收")[:2] == ["台账.xlsx · 企业", "第 3 行，“税收（万元）”列"]


def test_figures_that_were_worked_out_name_the_cells_they_rest_on(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(ledger, "#DK-001")
    figures = page.locator(".derived details")
    measured = figures.filter(has_text="measured")
    expect(measured.first).to_contain_text("10,840 m²")
    measured.first.locator("summary").click()
    expect(measured.first.locator(".operands")).to_contain_text("row 1, its shape")
    expect(measured.first.locator(".formula")).to_have_count(0)
    rank = figures.filter(has_text="2nd of 3")
    expect(rank).to_have_count(1)


def test_what_no_fact_tells_is_folded_away(open_snapshot: Opener, ledger: SnapshotRequest) -> None:
    page = open_snapshot(ledger, "#DK-001")
    others = page.locator(".other-columns")
    others.locator("summary").click()
    expect(others.locator("dd", has_text="临河")).to_be_visible()
    expect(others.locator("dt", has_text="面积")).to_have_count(0)


def test_what_is_only_named_leads_to_those_who_name_it(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(ledger)
    expect(page.locator(".kind-list button", has_text="南园")).to_have_count(0)
    page.locator(".kind-list button", has_text="三号").click()
    page.locator(".trail a", has_text="南园").click()
    expect(page.locator("#details-body")).to_contain_text("No row of the mapped layers")
    expect(page.locator("#details-body .not-stated")).to_have_count(0)
    expect(page.locator(".links a")).to_have_text(["三号"])


def test_a_cell_that_is_no_number_is_told_and_not_used(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(ledger, "#QY-3")
    expect(page.locator(".unusable")).to_contain_text("见附件")
    expect(page.locator(".unusable")).to_contain_text("row 6, column 税收（万元）")


def test_the_home_view_opens_with_the_figures_of_each_layer(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(ledger)
    firms = page.locator(".headline", has=page.locator("h3", has_text="企业"))
    expect(firms).to_contain_text("Enterprises: 3")
    expect(firms.locator(".figure")).to_have_text("3.95 million yuan")
    expect(firms.locator(".gaps")).to_contain_text("Industry")
    expect(page.locator(".sources li")).to_have_count(4)
    expect(page.locator(".sources li").first).not_to_contain_text("/")


def test_the_table_of_facts_names_file_and_cell(
    open_snapshot: Opener, ledger: SnapshotRequest
) -> None:
    page = open_snapshot(replace(ledger, language="zh"))
    page.locator("#table-toggle").click()
    page.locator("#table-filter").fill("12.5")
    expect(page.locator("#table-body tbody tr")).to_contain_text(["评价.csv 第 2 行，“亩均税收”列"])


def test_values_of_own_rows_are_never_markup(open_snapshot: Opener, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    layers = ledger_layers(tmp_path, park=(evil, evil, "北园"))
    extent = next(layer.extent for layer in layers if layer.extent)
    page = open_snapshot(SnapshotRequest(layers, (), extent, language="en", date=""), "#DK-001")
    expect(page.locator(".trail a")).to_have_text([evil])
    page.locator(".trail a").click()
    expect(page.locator("#details-body img")).to_have_count(0)


def test_a_page_without_scripts_lists_the_facts(ledger: SnapshotRequest) -> None:
    html = snapshot_html(replace(ledger, language="zh")).decode()
    assert "<td>评价.csv 第 2 行，“亩均税收”列</td>" in html
