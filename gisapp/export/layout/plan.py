"""Where the parts of a sheet stand: boxes in pixels of 1/96 inch, all of whole pixels."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gisapp.export.layout.paper import growth, size_mm
from gisapp.export.layout.pdf_document import PX_A_MM
from gisapp.export.layout.request import LayoutRequest

_MARGIN_MM, _GAP_MM = 10.0, 4.0
_SIDE_MM, _SCALE_MM, _INSET_SHARE = 54.0, 14.0, 0.66
_TEXT_SHARES = {"map": 0.0, "table": 0.4, "facts": 0.44}
"""What table and facts may take of the first page, between title and footer."""
_CORNER_SHARE = 0.27
"""The share of a map's width and height that a small map within it takes."""
_STRIP_SHARE = 0.34
"""The share that the legend below an upright map may take at most."""
RIM_PX = 3.0
"""How far the outer line around a map stands off the inner one, on A4."""
WIDEST_SIDE = 0.36
"""The share of the width that the legend beside a map may take at most."""


@dataclass(frozen=True)
class Needs:
    """How much room texts want, in pixels of 1/96 inch.

    Parameters
    ----------
    title_px, footer_px : float
        Heights.
    legend_px : (float, float)
        Width and height.
    text_px : float
        The height of table or facts; they go on on further pages where there is less.
    is_inset_on_map : bool
        True where the legend needs the room beside the map.
    """

    title_px: float = 0.0
    footer_px: float = 0.0
    legend_px: tuple[float, float] = (0.0, 0.0)
    text_px: float = math.inf
    is_inset_on_map: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """The boxes of a sheet's first page; one that is empty has no place on it.

    Parameters
    ----------
    text : QRectF
        For table or facts.
    inner : QRectF
        All within the margins.
    """

    page: QRectF
    inner: QRectF
    title: QRectF
    map: QRectF
    legend: QRectF
    inset: QRectF
    scale: QRectF
    text: QRectF
    footer: QRectF
    grown: float


def page_px(request: LayoutRequest) -> QRectF:
    """Return the whole page of a sheet."""
    width, height = size_mm(request.paper, is_landscape=request.is_landscape)
    return QRectF(0, 0, width * PX_A_MM, height * PX_A_MM)


def plan_of(request: LayoutRequest, needs: Needs) -> SheetPlan:
    """Return where the parts of a sheet stand.

    Parameters
    ----------
    request : LayoutRequest
        Paper, template and parts.
    needs : Needs
        How much room its texts want.
    """
    page, grown = page_px(request), growth(request.paper)
    margin, gap = (each * grown * PX_A_MM for each in (_MARGIN_MM, _GAP_MM))
    inner = page.adjusted(margin, margin, -margin, -margin)
    title = QRectF(inner.left(), inner.top(), inner.width(), needs.title_px)
    footer = QRectF(inner)
    footer.setTop(inner.bottom() - needs.footer_px)
    body = QRectF(inner)
    body.setTop(title.bottom() + (gap if needs.title_px else 0.0))
    body.setBottom(footer.top() - (gap if needs.footer_px else 0.0))
    text = QRectF()
    share = _TEXT_SHARES[request.template]
    if share:
        text = QRectF(body)
        text.setTop(body.bottom() - min(share * body.height(), needs.text_px))
        body.setBottom(text.top() - gap)
    map_box, *others = _beside(request, body, needs, grown, gap)
    rim = RIM_PX * grown
    map_box, legend, inset, scale = map(_whole, (map_box.adjusted(rim, rim, -rim, -rim), *others))
    if needs.is_inset_on_map:
        inset = _corner(map_box)
    return SheetPlan(page, inner, title, map_box, legend, inset, scale, text, footer, grown)


def _beside(
    request: LayoutRequest, body: QRectF, needs: Needs, grown: float, gap: float
) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Return the boxes of the map, the legend, the inset and the scale."""
    with_scale = bool({"scale_bar", "north_arrow"} & request.parts)
    with_inset = "inset" in request.parts and not needs.is_inset_on_map
    if not (with_scale or with_inset or needs.legend_px[1]):
        return body, QRectF(), QRectF(), QRectF()
    side_px = _SIDE_MM * grown * PX_A_MM
    scale_px = _SCALE_MM * grown * PX_A_MM if with_scale else 0.0
    inset_px = side_px * _INSET_SHARE if with_inset else 0.0
    block_px = scale_px + inset_px + (gap if with_scale and with_inset else 0.0)
    if request.is_landscape:
        width = min(max(side_px, needs.legend_px[0]), body.width() * WIDEST_SIDE)
        room = QRectF(body.right() - width, body.top(), width, body.height())
        map_box = body.adjusted(0, 0, -width - gap, 0)
        block = QRectF(room.left(), room.bottom() - block_px, side_px, block_px)
        legend = room.adjusted(0, 0, 0, -block_px - gap)
    else:
        most = max(block_px, body.height() * _STRIP_SHARE)
        height = min(max(block_px, needs.legend_px[1]), most)
        room = QRectF(body.left(), body.bottom() - height, body.width(), height)
        map_box = body.adjusted(0, 0, 0, -height - gap)
        block = QRectF(room.right() - side_px, room.top(), side_px, height)
        legend = room.adjusted(0, 0, -(side_px + gap if block_px else 0.0), 0)
    inset, scale = QRectF(), QRectF()
    if with_scale:
        scale = QRectF(block.left(), block.bottom() - scale_px, side_px, scale_px)
    if with_inset:
        top = block.top() if not request.is_landscape else block.bottom() - block_px
        inset = QRectF(block.left(), top, side_px, block.bottom() - top - block_px + inset_px)
    return map_box, legend, inset, scale


def _corner(map_box: QRectF) -> QRectF:
    """Return the lower left corner of a map, where a small map hides the least."""
    width, height = (each * _CORNER_SHARE for each in (map_box.width(), map_box.height()))
    return _whole(QRectF(map_box.left(), map_box.bottom() - height, width, height))


def legend_room(plan: SheetPlan, request: LayoutRequest) -> tuple[float, float]:
    """Return how wide and how high a legend may become, in pixels of 1/96 inch."""
    if request.is_landscape:
        whole = plan.map.united(plan.legend).width()
        return whole * WIDEST_SIDE, plan.legend.height()
    whole_px = plan.map.united(plan.legend).height()
    return plan.legend.width(), max(plan.legend.height(), whole_px * _STRIP_SHARE)


def _whole(box: QRectF) -> QRectF:
    return QRectF(box.toRect())
