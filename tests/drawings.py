"""Makes drawings: by ezdxf, or as the few lines of text that matter."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ezdxf.document import Drawing as Document
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.filemanagement import new as new_drawing

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.drawings.drawing import Drawing
from gisapp.sources.drawings.features import Feature, Features
from gisapp.sources.drawings.records import RecordFile
from gisapp.sources.open import open_source

LINE = "0\nLINE\n8\n0\n10\n400001\n20\n3175002\n11\n400003\n21\n3175004\n"


def text_of(entities: str = LINE, blocks: str = "", header: str = "") -> str:
    """Return the text of a drawing with some entities, blocks and lines of the header."""
    sections = {"HEADER": header, "BLOCKS": blocks, "ENTITIES": entities}
    written = "".join(
        f"0\nSECTION\n2\n{name}\n{each}0\nENDSEC\n" for name, each in sections.items()
    )
    return f"{written}0\nEOF\n"


def block(name: str, entities: str) -> str:
    """Return the text of a block around the origin."""
    return f"0\nBLOCK\n8\n0\n2\n{name}\n10\n0\n20\n0\n{entities}0\nENDBLK\n8\n0\n"


def insert(name: str, more: str = "") -> str:
    """Return the text of an INSERT at 400000, 3175000, with more of its lines."""
    return f"0\nINSERT\n8\n0\n2\n{name}\n10\n400000\n20\n3175000\n{more}"


def new(version: str = "R2010") -> Document:
    """Return an empty drawing."""
    return new_drawing(version)


def read(path: Path, encoding: str = "utf-8", progress: Progress = NO_PROGRESS) -> Drawing:
    """Return a drawing that is not read yet."""
    return Drawing(RecordFile(path, progress), encoding)


def features_of(document: Document, folder: Path) -> list[Feature]:
    """Return the features of a drawing that is saved into a folder."""
    path = folder / "drawing.dxf"
    document.saveas(path)
    return list(Features(read(path)))


def entities_of(document: Document, folder: Path) -> list[DXFEntity]:
    """Return the entities of a drawing as they are read."""
    path = folder / "drawing.dxf"
    document.saveas(path)
    return list(read(path).entities())


def opened(path: Path, crs: str = "EPSG:4548") -> Sequence[Layer]:
    """Return the layers of a drawing."""
    return open_source(str(path), read_as=ReadAs(crs)).layers


def problems_of(layers: Iterable[Layer]) -> set[str]:
    """Return the codes of what is wrong with some layers."""
    return {problem.code for layer in layers for problem in layer.origin.problems}
