"""A sheet made ready: what stands on each page and where, for the preview and for the PDF."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QRectF, QSizeF

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.footer import left_lines, right_lines
from gisapp.export.layout.legend import LegendEntry, legend_entries
from gisapp.export.layout.map_frame import MapFrame
from gisapp.export.layout.paint_facts import facts_height
from gisapp.export.layout.paint_legend import (
    LegendType,
    PlacedLegend,
    low_legend,
    narrow_legend,
)
from gisapp.export.layout.paint_table import BETWEEN_TABLES_PX, TablePart, parted
from gisapp.export.layout.paper import growth
from gisapp.export.layout.plan import Needs, SheetPlan, legend_room, page_px, plan_of
from gisapp.export.layout.printed_table import tables_of
from gisapp.export.layout.request import LayoutRequest
from gisapp.export.layout.round_scales import viewport_at
from gisapp.export.layout.subject_facts import SubjectFacts, subject_facts
from gisapp.export.layout.type_setting import TextLook, fitted_lines, fitted_title
from gisapp.words import Words, load_words

LEFT_SHARE = 0.64
"""The share of the footer's width that sources and notes have."""
_MOST_FOOTER_LINES, _MOST_LINES_EACH = 7, 3
_TAG_PX = 120.0


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet that can be painted; all its texts are broken into lines.

    Parameters
    ----------
    request : LayoutRequest
        With all features loaded that the map shows.
    plan : SheetPlan
        Where its parts stand on the first page.
    frame : MapFrame
        Its map.
    legend : PlacedLegend or None
        None where it has none.
    """

    request: LayoutRequest
    plan: SheetPlan
    frame: MapFrame
    title: tuple[TextLook, tuple[str, ...]]
    tag: tuple[str, ...]
    footer: tuple[tuple[str, ...], tuple[str, ...]]
    legend: PlacedLegend | None
    facts: SubjectFacts | None
    tables: list[list[TablePart]]

    @property
    def viewport(self) -> Viewport:
        """What its map shows."""
        return self.frame.viewport

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return max(1, len(self.tables))

    @cached_property
    def words(self) -> Words:
        """The words of its language."""
        return load_words(self.request.content.language)


def map_viewport(request: LayoutRequest) -> Viewport:
    """Return what the map of a sheet shows, so that its tiles can be gathered."""
    return _viewport(request, _plan(request)[0])


def sheet_of(request: LayoutRequest) -> Sheet:
    """Make a sheet ready to be painted.

    Parameters
    ----------
    request : LayoutRequest
        With all features loaded that the map shows.

    Raises
    ------
    SourceError
        The source of a layer cannot be read any more.
    """
    plan, legend = _plan(request)
    viewport = _viewport(request, plan)
    selection = request.selection if "selection" in request.parts else FeatureSet()
    frame = MapFrame(
        viewport,
        request.content.layers,
        request.palette,
        request.content.language,
        selection,
        request.tiles,
    )
    facts = _facts(request, viewport)
    pages = [] if facts is None else _pages(facts, plan.text.size(), plan, request)
    title, tag, footer = _title(request), _tag(request), _footer(request, viewport)
    return Sheet(request, plan, frame, title, tag, footer, legend, facts, pages)


def _plan(request: LayoutRequest) -> tuple[SheetPlan, PlacedLegend | None]:
    """Return where parts stand: legend, table and facts take the room they need, within bounds."""
    grown = growth(request.paper)
    look, lines = _title(request)
    title_px = max(look.line_px * len(lines), _tag_px(request))
    draft = plan_of(request, Needs(title_px, 3 * footer_look(grown).line_px, (0.0, 1.0)))
    viewport = _viewport(request, draft)
    footer_px = max(map(len, _footer(request, viewport))) * footer_look(grown).line_px
    needs = Needs(title_px, footer_px, text_px=_text_px(request, viewport, draft))
    if "legend" not in request.parts:
        return plan_of(request, needs), None
    entries = legend_entries(request.content, viewport, with_counts="counts" in request.parts)
    legend = _legend(entries, request, needs)
    if legend.left_out and "inset" in request.parts:
        needs = replace(needs, is_inset_on_map=True)
        legend = _legend(entries, request, needs)
    wanted = legend.width, legend.height + legend_head_px(grown)
    return plan_of(request, replace(needs, legend_px=wanted)), legend


def _legend(entries: tuple[LegendEntry, ...], request: LayoutRequest, needs: Needs) -> PlacedLegend:
    """Return a legend in the room that there is at most."""
    draft = plan_of(request, replace(needs, legend_px=(0.0, 1.0)))
    width, height = legend_room(draft, request)
    place = narrow_legend if request.is_landscape else low_legend
    return place(entries, width, height - legend_head_px(draft.grown), LegendType(draft.grown))


def _text_px(request: LayoutRequest, viewport: Viewport, draft: SheetPlan) -> float:
    """Return how high table or facts are where they all stand on the first page."""
    facts = _facts(request, viewport)
    if facts is None:
        return 0.0
    endless = QSizeF(draft.text.width(), math.inf)
    (parts,) = _pages(facts, endless, draft, request)
    head = facts_height(facts, draft.grown)
    return head + sum(each.height + BETWEEN_TABLES_PX for each in parts)


def _viewport(request: LayoutRequest, plan: SheetPlan) -> Viewport:
    size = max(1, round(plan.map.width())), max(1, round(plan.map.height()))
    return viewport_at(request.extent, size, request.scale)


def _title(request: LayoutRequest) -> tuple[TextLook, tuple[str, ...]]:
    grown = growth(request.paper)
    width = page_px(request).width() - 2 * grown * (_TAG_PX + 40)
    return fitted_title(
        request.title, TextLook(25 * grown, is_bold=True), width, least_px=15 * grown
    )


def _tag(request: LayoutRequest) -> tuple[str, ...]:
    grown = growth(request.paper)
    return fitted_lines(request.disclaimer, tag_look(grown), _TAG_PX * grown, 3)


def tag_look(grown: float) -> TextLook:
    """Return how the disclaimer beside the title is written."""
    return TextLook(11 * grown, is_bold=True, color="measure")


def _tag_px(request: LayoutRequest) -> float:
    lines = _tag(request)
    grown = growth(request.paper)
    return len(lines) * tag_look(grown).line_px + 8 * grown if lines else 0.0


def footer_look(grown: float) -> TextLook:
    """Return how the lines below the map are written."""
    return TextLook(9.5 * grown, color="label_quiet")


def _footer(request: LayoutRequest, viewport: Viewport) -> tuple[tuple[str, ...], tuple[str, ...]]:
    grown = growth(request.paper)
    width = plan_width(request)
    look = footer_look(grown)
    with_sources = "sources" in request.parts
    told = left_lines(request.content, viewport, request.tiles, with_sources=with_sources)
    sides = (told, LEFT_SHARE), (right_lines(request, viewport), 0.33)
    left, right = (
        tuple(
            line
            for each in lines
            for line in fitted_lines(each, look, width * share, _MOST_LINES_EACH)
        )[:_MOST_FOOTER_LINES]
        for lines, share in sides
    )
    return left, right


def plan_width(request: LayoutRequest) -> float:
    """Return the width of a page within its margins."""
    return plan_of(request, Needs()).inner.width()


def legend_head_px(grown: float) -> float:
    """Return the height of the word above a legend, with what is below it."""
    return LegendType(grown).heading.line_px * 1.5


def _facts(request: LayoutRequest, viewport: Viewport) -> SubjectFacts | None:
    if request.template == "map":
        return None
    if request.template == "facts":
        return subject_facts(request, viewport)
    return SubjectFacts("", "", (), "", (), tables_of(request, viewport))


def _pages(
    facts: SubjectFacts, size: QSizeF, plan: SheetPlan, request: LayoutRequest
) -> list[list[TablePart]]:
    words = load_words(request.content.language)
    first = size.height() - facts_height(facts, plan.grown)
    later = plan.inner.height() - 2 * footer_look(plan.grown).line_px
    return parted(facts.tables, size.width(), (first, later), words, plan.grown)


def empty_box(box: QRectF) -> bool:
    """True for a part that has no place on a sheet."""
    return box.width() < 1 or box.height() < 1
