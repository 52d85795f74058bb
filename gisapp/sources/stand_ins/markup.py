"""KML and GML in encodings that GDAL doesn't know, with HTML, or beside which it would write."""

import codecs
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError, ParserCreate

from gisapp.core.layers.layer import Problem
from gisapp.errors import SourceError
from gisapp.sources.stand_ins.private_folder import link, new_folder
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, plain_name

_MOST_BYTES = 128 * 1024**2
"""A larger file is left to GDAL as it is."""
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_KNOWN = frozenset(("utf-8", "ascii", "iso8859-1", "utf-16"))
"""What GDAL's reader of XML knows, by Python's names."""
_BESIDE_GML = (".xsd", ".gfs")
_MARK, _BEGINNING_BYTES = b"<", 64
_SPECIAL = (b"<!DOCTYPE", b"<!ENTITY")


def readable_kml(path: Path) -> StandIn | None:
    """Return KML that GDAL reads whole, with balloons as text; None for what needs no change."""
    if path.stat().st_size > _MOST_BYTES:
        return None
    stored = path.read_bytes()
    text, problems = _text(path, stored)
    written = _with_plain_placemarks(text if text is not None else stored)
    if text is None and written is None:
        return None
    place = new_folder() / _name(path)
    place.write_bytes(written or (text or "").encode())
    return StandIn(str(place), problems)


def gml_apart(path: Path) -> StandIn | None:
    """Return a link to GML, beside which GDAL may write what it finds out about its columns.

    Raises
    ------
    SourceError
        It breaks off or is damaged: GDAL would take it for a file with fewer features, or none.
    """
    place = new_folder() / _name(path)
    is_small = path.stat().st_size <= _MOST_BYTES
    stored = path.read_bytes() if is_small else b""
    text, problems = _text(path, stored) if is_small else (None, ())
    if _MARK in stored[:_BEGINNING_BYTES]:
        _check_whole(path, stored if text is None else text.encode())
    if text is None:
        link(path, place)
    else:
        place.write_text(text, encoding="utf-8")
    for beside in path.parent.iterdir():
        if beside.suffix.lower() == ".xsd" or (
            beside.stem == path.stem and beside.suffix.lower() in _BESIDE_GML
        ):
            name = beside.name if beside.stem != path.stem else place.stem + beside.suffix
            link(beside, place.with_name(name))
    return StandIn(str(place), problems)


def _check_whole(path: Path, document: bytes) -> None:
    try:
        ParserCreate().Parse(document, True)
    except ExpatError as error:
        raise SourceError(
            "xml_damaged", path=path, line=error.lineno, details=str(error)
        ) from error


def markup_apart(path: Path) -> StandIn | None:
    """Return a link to what may be GML under another name; None for anything else."""
    with path.open("rb") as file:
        start = file.read(4096)
    return gml_apart(path) if b"opengis.net/gml" in start else None


def _name(path: Path) -> str:
    return plain_name(path) if is_odd(path) else path.name


def _text(path: Path, stored: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of XML in an encoding that GDAL doesn't know, or not the one it states.

    None where GDAL reads it as it is, or nobody can tell.
    """
    declared = _DECLARED.match(stored.lstrip(b"\xef\xbb\xbf"))
    stated = declared[1].decode() if declared else "utf-8"
    try:
        encoding = codecs.lookup(stated).name
        text = stored.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (LookupError, UnicodeDecodeError):
        try:
            text = stored.decode("gb18030")
        except UnicodeDecodeError:
            return None, ()
        problem = Problem.of("repaired_text", file=path.name, encoding="GB18030")
        return _without_declaration(text), (problem,)
    return (None, ()) if encoding in _KNOWN else (_without_declaration(text), ())


def _without_declaration(text: str) -> str:
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text)


def _with_plain_placemarks(kml: str | bytes) -> bytes | None:
    """Return KML whose placemarks have all data in one place and no HTML; None if unchanged."""
    stored = kml.encode() if isinstance(kml, str) else kml
    if any(mark in stored for mark in _SPECIAL):
        return None
    if b"<ExtendedData" not in stored and b"<description" not in stored:
        return None
    try:
        root = ElementTree.fromstring(stored)
    except ElementTree.ParseError:
        return None
    mark = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    has_changed = _gather_data(root, mark)
    for balloon in root.iter(f"{mark}description"):
        if balloon.text and "<" in balloon.text:
            balloon.text = _plain(balloon.text)
            has_changed = True
    return ElementTree.tostring(root, encoding="utf-8") if has_changed else None


def _gather_data(root: ElementTree.Element, mark: str) -> bool:
    """Put plain data into the schema of the file: beside one, GDAL reads nothing else."""
    schema = root.find(f".//{mark}Schema")
    if schema is None:
        return False
    known = {field.get("name") for field in schema.iter(f"{mark}SimpleField")}
    has_changed = False
    for data in root.iter(f"{mark}ExtendedData"):
        rows = data.find(f"{mark}SchemaData")
        if rows is None:
            rows = ElementTree.SubElement(data, f"{mark}SchemaData")
            rows.set("schemaUrl", f"#{schema.get('id', '')}")
        for each in data.findall(f"{mark}Data"):
            name = each.get("name", "")
            if name not in known:
                known.add(name)
                ElementTree.SubElement(schema, f"{mark}SimpleField", type="string", name=name)
            value = ElementTree.SubElement(rows, f"{mark}SimpleData", name=name)
            value.text = each.findtext(f"{mark}value")
            data.remove(each)
            has_changed = True
    return has_changed


class _Balloon(HTMLParser):
    """Collects the text of HTML: a line for each row and paragraph, links with their address."""

    _BREAKS = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table"))
    _UNSEEN = frozenset(("script", "style", "head"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._UNSEEN
        if tag in self._BREAKS:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        address = dict(attrs).get({"a": "href", "img": "src"}.get(tag, ""))
        if address and address.startswith(("http://", "https://")):
            self.pieces.append(f" {address} ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self._UNSEEN and self._hidden > 0
        if tag in self._BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def _plain(html: str) -> str:
    parser = _Balloon()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).splitlines())
    return "\n".join(line for line in lines if line)
