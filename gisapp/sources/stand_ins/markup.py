"""KML in encodings that GDAL doesn't know, with HTML, or with data where GDAL doesn't look."""

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from gisapp.sources.stand_ins.kml_data import put_right
from gisapp.sources.stand_ins.private_folder import link
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, new_place
from gisapp.sources.stand_ins.xml_text import MOST_BYTES, text_of

# Any other prefix of these elements would be unknown to GDAL.
ElementTree.register_namespace("gx", "http://www.google.com/kml/ext/2.2")
_OF_INTEREST = (b"ExtendedData", b"description", b"TimeStamp", b"TimeSpan")
"""Where there are none of these elements, GDAL reads a file as it is."""
_ON_THE_WEB = ("http://", "https://")
_SPECIAL = (b"<!DOCTYPE", b"<!ENTITY")


def readable_kml(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return KML that GDAL reads whole, with balloons as text; None for a file too large for that.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of its texts, where the user named one.
    """
    if path.stat().st_size > MOST_BYTES:
        return None
    stored = path.read_bytes()
    read = text_of(path, stored, encoding)
    written = _with_plain_placemarks(stored if read.text is None else read.text)
    place = new_place(path)
    if read.text is None and written is None:
        name = link(path, place) if is_odd(path) else path
        return StandIn(str(name), read.problems, read.found)
    place.write_bytes(written or (read.text or "").encode())
    return StandIn(str(place), read.problems, read.found)


def _with_plain_placemarks(kml: str | bytes) -> bytes | None:
    """Return KML whose placemarks have all data in one place and no HTML; None if unchanged."""
    stored = kml.encode() if isinstance(kml, str) else kml
    if any(mark in stored for mark in _SPECIAL):
        return None
    if not any(mark in stored for mark in _OF_INTEREST):
        return None
    try:
        root = ElementTree.fromstring(stored)
    except ElementTree.ParseError:
        return None
    mark = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    has_changed = put_right(root, mark)
    for balloon in root.iter(f"{mark}description"):
        if balloon.text and "<" in balloon.text:
            balloon.text = _plain(balloon.text)
            has_changed = True
    if not has_changed:
        return None
    if mark:
        ElementTree.register_namespace("", mark.strip("{}"))
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return written


class _Balloon(HTMLParser):
    """Collects the text of HTML: a line for each row, addresses after links and for pictures."""

    _BREAKS = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table"))
    _UNSEEN = frozenset(("script", "style", "head"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0
        self._address = ""
        """Of the link whose words are being read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._UNSEEN
        if tag in self._BREAKS:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "a":
            self._end_link()
            address = dict(attrs).get("href") or ""
            self._address = address if address.startswith(_ON_THE_WEB) else ""
        elif tag == "img":
            picture = dict(attrs).get("src") or ""
            self.pieces.append(
                f" {picture.replace(' ', '%20')} " if not picture.startswith("data:") else ""
            )

    def close(self) -> None:
        super().close()
        self._end_link()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        self._hidden -= tag in self._UNSEEN and self._hidden > 0
        if tag in self._BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)

    def _end_link(self) -> None:
        """Put the address of a link after its words, unless they are the address."""
        if self._address and self._address not in self.pieces[-1:]:
            self.pieces.append(f" {self._address} ")
        self._address = ""


def _plain(html: str) -> str:
    parser = _Balloon()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).splitlines())
    return "\n".join(line for line in lines if line)
