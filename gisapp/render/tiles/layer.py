"""A base map's tiles in memory, painted below the features of the map."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from gisapp.core.sized_cache import SizedCache
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import moves_into_view
from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus
from gisapp.core.tiles.tile_grid import WORLD, PlacedTile, Tile
from gisapp.render.tiles.gathering import TileGathering
from gisapp.render.tiles.pixels import device_rect, paint_part
from gisapp.render.tiles.supply import TileSupply

TILES_BYTES = 192 * 2**20
READY_BYTES = 96 * 2**20

# What the key and the wrapper of even an empty picture take, roughly.
_ENTRY_BYTES = 1024
# How long one painting may spend on smooth scaling; the next one continues.
_SCALING_MS = 2
# A tile drawn larger than this many times its size is not kept at that size.
_LARGEST_KEPT = 4
# How many zooms further out a tile may lie that replaces a missing one.
_OUTWARD = 6
# How long the view must rest before its tiles are asked for.
_REST_MS = 50


class TileLayer(QObject):
    """A base map of tiles: paints those in memory, and asks its supply for the others in view."""

    changed = Signal()
    """Painting again would show more."""
    settled = Signal()
    """Painting again would show the same."""
    status_changed = Signal(TileStatus)
    """How many tiles of the view are pending, how many failed and why."""

    def __init__(
        self, basemap: TileBasemap, supply: TileSupply, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._basemap = basemap
        self._supply = supply
        supply.setParent(self)
        supply.arrived.connect(self._keep)
        supply.status_changed.connect(self._follow)
        self._tiles: SizedCache[TileAddress, QImage] = SizedCache(TILES_BYTES, _image_bytes)
        # Tiles with all their pictures, at the size of now, so that a pan only copies them.
        self._ready: SizedCache[Tile, QImage] = SizedCache(READY_BYTES, _image_bytes)
        self._view: tuple[Viewport, float] | None = None
        self._placed: tuple[PlacedTile, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._gatherings: list[TileGathering] = []
        self._is_rough = False
        self._after_paint = QTimer(self, singleShot=True, interval=0)
        self._after_paint.timeout.connect(self._refine_or_settle)

    @property
    def basemap(self) -> TileBasemap:
        """The base map that is painted."""
        return self._basemap

    def paint(self, painter: QPainter, viewport: Viewport, device_pixel_ratio: float) -> None:
        """Paint the tiles of a viewport, and ask for those that are missing.

        Coarser or finer tiles replace a missing one. Edges fall on whole device pixels, so that
        no seam shows.

        Parameters
        ----------
        painter : QPainter
            In logical pixels, its origin the top left corner of `viewport`.
        viewport : Viewport
            What is seen now.
        device_pixel_ratio : float
            Device pixels per logical pixel.
        """
        is_still = self._look_at(viewport, device_pixel_ratio)
        self._is_rough = False
        resolution = viewport.resolution / device_pixel_ratio
        clock = QElapsedTimer()
        clock.start()
        painter.save()
        painter.scale(1 / device_pixel_ratio, 1 / device_pixel_ratio)
        for placed in self._placed:
            target = device_rect(placed.extent, viewport.extent, resolution)
            hurried = clock.elapsed() >= _SCALING_MS
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not hurried)
            self._paint_tile(painter, placed, target, keep=is_still and not hurried)
        painter.restore()
        self._after_paint.start()

    def is_complete(self, viewport: Viewport) -> bool:
        """True if all tiles of a viewport have arrived or failed and were painted smoothly."""
        is_asked = self._view is not None and self._view[0] == viewport
        is_at_rest = is_asked and not self._rest.isActive()
        return is_at_rest and not self._is_rough and not self._supply.status.pending

    def gather(self, viewport: Viewport, device_pixel_ratio: float) -> TileGathering:
        """Ask for all tiles of a view that is exported, besides those of the view that is shown.

        Parameters
        ----------
        viewport : Viewport
            What the exported picture covers.
        device_pixel_ratio : float
            Its device pixels per logical pixel.
        """
        gathering = TileGathering(self._basemap, viewport, device_pixel_ratio)
        gathering.ended.connect(self._forget)
        for address in gathering.wanted:
            image = self._tiles.get(address)
            if image is not None:
                gathering.take(address, image)
        self._gatherings.append(gathering)
        gathering.end_if_whole()
        self._ask()
        gathering.follow(self._supply.status)
        return gathering

    def redraw_as(self, basemap: TileBasemap) -> None:
        """Paint the same tiles for a base map that differs in its datum alone."""
        self._basemap = basemap
        self._view = None
        self.changed.emit()

    def close(self) -> None:
        """Stop all work; the layer must not be painted any more."""
        self._rest.stop()
        self._after_paint.stop()
        gatherings, self._gatherings = self._gatherings, []
        for gathering in gatherings:
            gathering.end()
        self._supply.close()

    def _look_at(self, viewport: Viewport, device_pixel_ratio: float) -> bool:
        """Find the tiles of a view; return True if its scale is that of the last view."""
        view = (viewport, device_pixel_ratio)
        if view == self._view:
            return True
        is_still = self._view is not None and _scale(self._view) == _scale(view)
        if not is_still:
            self._ready.clear()
        self._view = view
        self._placed = self._basemap.tiles(viewport, device_pixel_ratio)
        if not self._rest.isActive():
            self._rest.start()
        return is_still

    def _pictures(self, placed: PlacedTile) -> Iterator[TileAddress]:
        retina = self._view is not None and self._basemap.is_retina(self._view[1])
        for picture in self._basemap.pictures:
            yield TileAddress(placed.tile, picture, retina)

    def _ask(self) -> None:
        addresses = (address for placed in self._placed for address in self._pictures(placed))
        wanted = [each for each in addresses if self._tiles.get(each) is None]
        for gathering in self._gatherings:
            wanted.extend(gathering.wanted)
        self._supply.want(wanted)
        if self._is_too_far():
            self.status_changed.emit(TileStatus(trouble="too_far"))
        else:
            self.status_changed.emit(self._supply.status)
        self._after_paint.start()

    def _follow(self, status: TileStatus) -> None:
        self.status_changed.emit(status)
        for gathering in tuple(self._gatherings):
            gathering.follow(status)
        self._after_paint.start()

    def _refine_or_settle(self) -> None:
        if self._is_rough:
            self.changed.emit()
        elif self._view is not None and self.is_complete(self._view[0]):
            self.settled.emit()

    def _is_too_far(self) -> bool:
        coverage = self._basemap.extent or WORLD
        return (
            not self._placed
            and self._view is not None
            and bool(moves_into_view(self._view[0].extent, coverage))
        )

    def _keep(self, address: TileAddress, image: QImage) -> None:
        self._tiles.put(address, image)
        for gathering in tuple(self._gatherings):
            gathering.take(address, image)
        self.changed.emit()

    def _forget(self, gathering: TileGathering) -> None:
        if gathering in self._gatherings:
            self._gatherings.remove(gathering)
            self._ask()

    def _paint_tile(
        self, painter: QPainter, placed: PlacedTile, target: QRectF, *, keep: bool
    ) -> None:
        ready = self._ready.get(placed.tile)
        if ready is not None and _fits(ready, target):
            painter.drawImage(target.topLeft(), ready)
            return
        pictures = {address: self._tiles.get(address) for address in self._pictures(placed)}
        images = [image for image in pictures.values() if image is not None and not image.isNull()]
        whole = len(images) == len(pictures)
        can_be_kept = whole and target.width() <= _LARGEST_KEPT * images[0].width()
        if can_be_kept and keep:
            ready = _put_together(images, target)
            self._ready.put(placed.tile, ready)
            painter.drawImage(target.topLeft(), ready)
            return
        for address, image in pictures.items():
            if image is None or image.isNull():
                self._paint_substitute(painter, address, target)
            else:
                paint_part(painter, image, QRectF(image.rect()), target)
        self._is_rough |= can_be_kept

    def _paint_substitute(self, painter: QPainter, address: TileAddress, target: QRectF) -> None:
        for levels in range(1, min(address.tile.zoom, _OUTWARD) + 1):
            image = self._tiles.get(address._replace(tile=address.tile.parent(levels)))
            if image is not None and not image.isNull():
                part = _part_of_parent(image, address, levels)
                paint_part(painter, image, part, target)
                break
        for position, tile in enumerate(address.tile.children()):
            image = self._tiles.get(address._replace(tile=tile))
            if image is not None and not image.isNull():
                quarter = _quarter(target, position)
                paint_part(painter, image, QRectF(image.rect()), quarter)


def _scale(view: tuple[Viewport, float]) -> tuple[float, float]:
    viewport, device_pixel_ratio = view
    return viewport.resolution, device_pixel_ratio


def _fits(image: QImage, target: QRectF) -> bool:
    return image.width() == target.width() and image.height() == target.height()


def _put_together(pictures: list[QImage], target: QRectF) -> QImage:
    """Return all pictures of a tile as one, scaled to the size of `target`."""
    together = QImage(round(target.width()), round(target.height()), pictures[0].format())
    together.fill(0)
    painter = QPainter(together)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for image in pictures:
        painter.drawImage(together.rect(), image)
    painter.end()
    return together


def _part_of_parent(image: QImage, address: TileAddress, levels: int) -> QRectF:
    """Return the part of a parent's picture that shows the place of `address`."""
    width, height = image.width() / 2**levels, image.height() / 2**levels
    column, row = address.tile.column % 2**levels, address.tile.row % 2**levels
    return QRectF(column * width, row * height, width, height)


def _quarter(whole: QRectF, position: int) -> QRectF:
    """Return a quarter of a box: 0 top left, 1 top right, 2 bottom left, 3 bottom right."""
    middle = whole.center().toPoint()
    left, top = position % 2 == 0, position < 2
    return QRectF(
        whole.left() if left else middle.x(),
        whole.top() if top else middle.y(),
        middle.x() - whole.left() if left else whole.right() - middle.x(),
        middle.y() - whole.top() if top else whole.bottom() - middle.y(),
    )


def _image_bytes(image: QImage) -> int:
    return image.sizeInBytes() + _ENTRY_BYTES
