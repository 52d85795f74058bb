"""The features of a drawing: each entity of its model space, with what it says of itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.sources.drawings.blocks import BlockShapes, Placed
from gisapp.sources.drawings.drawing import Drawing, DrawingLayer, damages, said_of
from gisapp.sources.drawings.records import Entity
from gisapp.sources.drawings.shapes import Shape, placed_text, plain_text, shapes_of

if TYPE_CHECKING:
    from ezdxf.entities.dxfentity import DXFEntity

_SHOW_BLOCKS = {"DIMENSION": "geometry", "ARC_DIMENSION": "geometry", "ACAD_TABLE": "geometry"}
"""The attribute with the name of the block that an entity shows."""
_NOT_SEEN = frozenset(("VIEWPORT", "ATTDEF", "ATTRIB", "VERTEX", "SEQEND"))
"""What is no part of a drawing's picture, or only of another entity."""
_DEFINITIONS = "defpoints"
"""The layer of the points from which a dimension is drawn, which are never printed."""
_SURVEY_CODES = "SOUTH"
"""Under this name CASS, a program for surveys, keeps its codes of what an entity is."""
_NOWHERE = shapely.Point()
_BY_BLOCK, _BY_LAYER = 0, 256
_TEXT_CODE = 1000


class Feature(NamedTuple):
    """A part of a drawing that is seen.

    Parameters
    ----------
    layer : str
        Of the drawing.
    geometry : BaseGeometry
        With x and y in the drawing's coordinates.
    text : str
        What is written there; empty for anything but texts.
    entity : str
        Its type, such as "LWPOLYLINE".
    block : str
        The name of the block that it is a part of; empty for none.
    color : str
        As #rrggbb.
    linetype : str
    handle : str
        By which the drawing tells entities apart, hexadecimal.
    codes : str
        What CASS says that it is, its codes with commas between them.
    attributes : mapping of str to str
        Those of an INSERT.
    """

    layer: str
    geometry: BaseGeometry
    text: str = ""
    entity: str = ""
    block: str = ""
    color: str = ""
    linetype: str = ""
    handle: str = ""
    codes: str = ""
    attributes: Mapping[str, str] = {}


class Features:
    """The features of a drawing, in the order of its file.

    Parameters
    ----------
    drawing : Drawing
        Not read yet.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.unknown: Counter[str] = Counter()
        """How many entities are not drawn here, by their type."""
        self.hidden = 0
        """How many entities are not to be seen, each for itself."""
        self._blocks = BlockShapes(
            drawing.blocks, self.unknown, drawing.damaged, drawing.file.progress
        )

    @property
    def block_faults(self) -> Counter[str]:
        """How many blocks were left out, by the code of the problem."""
        return self._blocks.faults

    def __iter__(self) -> Iterator[Feature]:
        """Read the drawing and yield its features.

        Raises
        ------
        Cancelled
            The user wanted it.
        """
        for entity in self._drawing.entities():
            kind = entity.dxftype()
            if kind in _NOT_SEEN:
                continue
            if said_of(entity, "invisible", 0):
                self.hidden += 1
                continue
            try:
                found = list(self._of(entity, kind))
            except damages():
                self._drawing.damaged[kind] += 1
                continue
            yield from found

    def _of(self, entity: Entity, kind: str) -> Iterator[Feature]:
        model = self._model(entity, kind)
        if kind == "INSERT":
            yield from self._of_insert(entity, model)
        elif kind in _SHOW_BLOCKS:
            name = said_of(entity, _SHOW_BLOCKS[kind], "")
            yield from self._of_block(self._blocks.unmoved(name), model)
        else:
            shapes = shapes_of(entity)
            if shapes is None:
                self.unknown[kind] += 1
                return
            for shape in shapes:
                if _is_finite(shape):
                    yield model._replace(geometry=shape.geometry, text=shape.text)
                else:
                    self._drawing.damaged[kind] += 1

    def _of_insert(self, insert: Entity, model: Feature) -> Iterator[Feature]:
        name = said_of(insert, "name", "")
        said = {each.dxf.get("tag", ""): plain_text(each) for each in insert.attribs}
        model = model._replace(block=name, attributes=said)
        count = 0
        for count, each in enumerate(self._of_block(self._blocks.placed(insert), model), 1):  # noqa: B007
            yield each
        for attribute in insert.attribs:
            if attribute.is_invisible:
                continue
            layer = attribute.dxf.get("layer", "0")
            for shape in placed_text(attribute):
                count += 1
                yield Feature(
                    model.layer if layer == "0" else layer,
                    shape.geometry,
                    shape.text,
                    "ATTRIB",
                    name,
                    model.color,
                    handle=model.handle,
                )
        if not count:
            place = insert.ocs().to_wcs(insert.dxf.insert)
            yield model._replace(geometry=shapely.Point(place.x, place.y))

    def _of_block(self, parts: tuple[Placed, ...], model: Feature) -> Iterator[Feature]:
        for layer, kind, shape in parts:
            if layer.lower() == _DEFINITIONS and model.entity in _SHOW_BLOCKS:
                continue
            if not _is_finite(shape):
                self._drawing.damaged[model.entity] += 1
                continue
            yield model._replace(
                layer=model.layer if layer == "0" else layer,
                geometry=shape.geometry,
                text=shape.text,
                entity=kind,
                attributes={} if shape.text else model.attributes,
            )

    def _model(self, entity: "DXFEntity", kind: str) -> Feature:
        """Return a feature with all that an entity says of itself."""
        name = said_of(entity, "layer", "0")
        layer = self._drawing.layers.get(name.lower(), DrawingLayer(name))
        linetype = said_of(entity, "linetype", "BYLAYER")
        return Feature(
            layer.name,
            _NOWHERE,
            entity=kind,
            color=_color(entity, layer),
            linetype=layer.linetype if linetype.upper() == "BYLAYER" else linetype,
            handle=said_of(entity, "handle", None) or "",
            codes=_codes(entity),
        )


def _is_finite(shape: Shape) -> bool:
    return bool(np.isfinite(shapely.bounds(shape.geometry)).all())


def _color(entity: "DXFEntity", layer: DrawingLayer) -> str:
    from ezdxf.colors import aci2rgb, int2rgb

    own = said_of(entity, "true_color", None)
    if own is not None:
        return _hexadecimal(int2rgb(own))
    index = abs(said_of(entity, "color", _BY_LAYER))
    if index in (_BY_BLOCK, _BY_LAYER):
        index = layer.color
    return _hexadecimal(aci2rgb(index)) if 0 < index < _BY_LAYER else ""


def _hexadecimal(color: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def _codes(entity: "DXFEntity") -> str:
    if not entity.xdata or _SURVEY_CODES not in entity.xdata:
        return ""
    tags = entity.get_xdata(_SURVEY_CODES)
    return ",".join(str(tag.value) for tag in tags if tag.code == _TEXT_CODE)
