"""What a DXF drawing is made of: layers, blocks, and the entities of its model space."""

import re
import struct
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from gisapp.sources.drawings.records import Record, RecordFile

if TYPE_CHECKING:
    from ezdxf.entities.dxfentity import DXFEntity
    from ezdxf.entities.dxfgfx import DXFGraphic
    from ezdxf.entities.geodata import GeoData
    from ezdxf.entities.subentity import LinkedEntities
    from ezdxf.lldxf.extendedtags import ExtendedTags

_WHOLE_OF = {"VERTEX": "POLYLINE", "ATTRIB": "INSERT"}
"""What the entity is that a part belongs to, which follows it."""
_STRUCTURE = frozenset(("SECTION", "ENDSEC", "TABLE", "ENDTAB", "SEQEND", "ENDBLK", ""))
_KIND = re.compile(r"[A-Z0-9_]*[A-Z][A-Z0-9_]*")
_NO_KIND = "?"
"""Stands for what is the name of no type."""
_FROZEN, _EXTERNAL = 1, 4


def damages() -> tuple[type[Exception], ...]:
    """Return what ezdxf raises of an object that is damaged: it trusts what it reads."""
    from ezdxf.lldxf.const import DXFError

    return (
        DXFError,
        *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError),
        *(RecursionError, StopIteration, NotImplementedError, struct.error),
    )


def said_of(entity: "DXFEntity", name: str, otherwise: Any) -> Any:  # noqa: ANN401 - of any
    """Return an attribute of an entity, `otherwise` where it says none, of whatever type it is."""
    return vars(entity.dxf).get(name, otherwise)


@dataclass(frozen=True)
class DrawingLayer:
    """One layer of a drawing.

    Parameters
    ----------
    name : str
        As its entry in the table of layers has it.
    color : int
        Its index among AutoCAD's colours.
    linetype : str
        Of what is drawn in the layer's own.
    is_shown : bool
        False where it is switched off or frozen.
    """

    name: str
    color: int = 7
    linetype: str = "Continuous"
    is_shown: bool = True


@dataclass
class Block:
    """What is drawn once, and shown at each INSERT.

    Parameters
    ----------
    name : str
    base : tuple of float
        The point of it, x and y, that lies at an INSERT.
    is_external : bool
        True where its content is another drawing.
    entities : list of DXFEntity
    """

    name: str
    base: tuple[float, float] = (0.0, 0.0)
    is_external: bool = False
    entities: "list[DXFEntity]" = field(default_factory=list)


@dataclass
class Drawing:
    """A drawing that is read from its start to its end.

    What precedes the entities in the file is there once the first of them has come, what follows
    them once all have.

    Parameters
    ----------
    file : RecordFile
        The file.
    encoding : str
        Of its texts.
    """

    file: RecordFile
    encoding: str
    variables: dict[str, str] = field(default_factory=dict, init=False)
    """The values of the header by their names, such as "$INSUNITS"."""
    layers: dict[str, DrawingLayer] = field(default_factory=dict, init=False)
    """By their names in lower case: in a drawing, the case of letters makes no difference."""
    blocks: dict[str, Block] = field(default_factory=dict, init=False)
    """By their names in lower case."""
    geodata: "GeoData | None" = field(default=None, init=False)
    """Where on the earth it lies."""
    damaged: Counter[str] = field(default_factory=Counter, init=False)
    """How many objects could not be read, by their kind."""

    _block: Block = field(default_factory=lambda: Block(""), init=False)
    """The one that is being read."""

    def entities(self) -> "Iterator[DXFEntity]":
        """Yield the entities of the model space, each with its parts.

        Raises
        ------
        Cancelled
            The user wanted it.
        """
        latest: DXFEntity | None = None
        for entity in self._pieces():
            if _is_joined(entity, latest):
                continue
            if latest is not None:
                yield latest
            latest = entity
        if latest is not None:
            yield latest

    def _pieces(self) -> "Iterator[DXFEntity]":
        """Yield the entities of the model space and their parts, as they stand in the file."""
        section = ""
        for record in self.file.records():
            if record.kind == "SECTION":
                section = next(iter(record.values(2)), "").upper()
            elif record.kind == "ENDSEC":
                section = ""
            take = self._takers.get((section, record.kind))
            if take is not None:
                take(record)
            elif section in ("BLOCKS", "ENTITIES") and record.kind not in _STRUCTURE:
                entity = self._entity(record)
                if entity is None or not _is_in_model(entity):
                    continue
                if section == "ENTITIES":
                    yield entity
                else:
                    self._take_into_block(entity)

    @cached_property
    def _takers(self) -> Mapping[tuple[str, str], Callable[[Record], None]]:
        """What takes a record of a section that is no entity."""
        return {
            ("HEADER", "SECTION"): self._take_header,
            ("TABLES", "LAYER"): self._take_layer,
            ("BLOCKS", "BLOCK"): self._begin_block,
            ("OBJECTS", "GEODATA"): self._take_geodata,
        }

    def _take_header(self, record: Record) -> None:
        self.variables = variables_of(record)

    def _entity(self, record: Record) -> "DXFEntity | None":
        """Return an entity, None where it is damaged."""
        from ezdxf.entities import factory

        if not _KIND.fullmatch(record.kind):
            self.damaged[_NO_KIND] += 1
            return None
        try:
            tags = record.compiled(self.encoding)
            entity = factory.load(tags)
            # Names that ezdxf doesn't allow, such as with a stroke, others write none the less.
            for code, name in ((8, "layer"), (2, "name")):
                if name == "layer" or record.kind == "INSERT":
                    value = _first(tags, code)
                    if value is not None:
                        entity.dxf.unprotected_set(name, value)
        except damages():
            self.damaged[record.kind] += 1
            return None
        return entity

    def _take_layer(self, record: Record) -> None:
        texts = self._texts(record)
        name, color = texts.get(2, ""), _whole_number(texts.get(62), 7)
        is_frozen = bool(_whole_number(texts.get(70), 0) & _FROZEN)
        self.layers[name.lower()] = DrawingLayer(
            name, abs(color), texts.get(6, "Continuous"), not is_frozen and color >= 0
        )

    def _begin_block(self, record: Record) -> None:
        texts = self._texts(record)
        base = _number(texts.get(10)), _number(texts.get(20))
        is_external = bool(_whole_number(texts.get(70), 0) & _EXTERNAL)
        self._block = Block(texts.get(2, ""), base, is_external)
        self.blocks[self._block.name.lower()] = self._block

    def _take_into_block(self, entity: "DXFEntity") -> None:
        entities = self._block.entities
        if not _is_joined(entity, entities[-1] if entities else None):
            entities.append(entity)

    def _take_geodata(self, record: Record) -> None:
        from ezdxf.entities import factory
        from ezdxf.entities.geodata import GeoData

        try:
            found = factory.load(record.compiled(self.encoding))
        except damages():
            self.damaged[record.kind] += 1
            return
        self.geodata = found if isinstance(found, GeoData) else None

    def _texts(self, record: Record) -> dict[int, str]:
        """Return the first value of each group code of a record, as text."""
        found: dict[int, str] = {}
        for tag in record.tags:
            value = tag.value
            found.setdefault(
                tag.code,
                value.decode(self.encoding, "replace").strip()
                if isinstance(value, bytes)
                else str(value),
            )
        return found


def _is_in_model(entity: "DXFEntity") -> bool:
    """Return False for what is drawn on a sheet, and what is no entity but stands among them."""
    from ezdxf.entities.dxfentity import DXFTagStorage
    from ezdxf.entities.dxfobj import DXFObject

    if isinstance(entity, DXFTagStorage):
        has_classes = len(entity.xtags.subclasses) > 1
        return entity.is_graphic_entity or not has_classes
    return not isinstance(entity, DXFObject) and not said_of(entity, "paperspace", 0)


def _is_joined(entity: "DXFEntity", latest: "DXFEntity | None") -> bool:
    """Return True for a part of the entity before it, once it has been joined to that."""
    if latest is None or _WHOLE_OF.get(entity.dxftype()) != latest.dxftype():
        return False
    cast("LinkedEntities", latest).link_entity(cast("DXFGraphic", entity))
    return True


def variables_of(record: Record) -> dict[str, str]:
    """Return the values of the header of a drawing by their names, such as "$INSUNITS"."""
    found: dict[str, str] = {}
    name = ""
    for tag in record.tags:
        value = tag.value.decode("ascii", "replace") if isinstance(tag.value, bytes) else tag.value
        if tag.code == 9:
            name = str(value).strip()
        elif name:
            found.setdefault(name, str(value).strip())
    return found


def _first(tags: "ExtendedTags", code: int) -> str | None:
    for subclass in tags.subclasses:
        for tag in subclass:
            if tag.code == code:
                return str(tag.value)
    return None


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _whole_number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise
