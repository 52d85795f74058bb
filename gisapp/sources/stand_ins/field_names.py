"""Names of fields in the header of a DBF file that says it is in UTF-8, and is not."""

from pathlib import Path

_HEADER_BYTES = 32
_FIELD_BYTES = 32
_NAME_BYTES = 10
_END = b"\r"
_UTF8 = ("UTF-8", "UTF8", "65001")


def readable_names(parts: dict[str, Path]) -> bytes | None:
    """Return the fields of a DBF header with a mark for each letter that no one can read.

    None where all can be read: as they are, or as Chinese, for which the user can ask.

    Parameters
    ----------
    parts : dict
        The files of a Shapefile, by their suffix in lower case.
    """
    if ".dbf" not in parts or _stated(parts) not in _UTF8:
        return None
    with parts[".dbf"].open("rb") as file:
        header = file.read(_HEADER_BYTES)
        fields = file.read(max(int.from_bytes(header[8:10], "little") - _HEADER_BYTES, 0))
    fields = fields.partition(_END)[0]
    places = range(0, len(fields) - _FIELD_BYTES + 1, _FIELD_BYTES)
    names = {place: fields[place:].partition(b"\0")[0][: _NAME_BYTES + 1] for place in places}
    if not any(map(_is_unreadable, names.values())):
        return None
    made = bytearray(fields)
    for place, name in names.items():
        made[place : place + _NAME_BYTES + 1] = _marked(name).ljust(_NAME_BYTES + 1, b"\0")
    return bytes(made)


def marks_in(fields: bytes) -> int:
    """Return how many letters stand marked in the fields of a header."""
    return fields.count("\N{REPLACEMENT CHARACTER}".encode())


def write_names(dbf: Path, fields: bytes) -> None:
    """Put the fields of a header into a DBF file."""
    with dbf.open("r+b") as file:
        file.seek(_HEADER_BYTES)
        file.write(fields)


def _stated(parts: dict[str, Path]) -> str:
    if ".cpg" not in parts:
        return ""
    return parts[".cpg"].read_bytes()[:20].decode("ascii", "replace").strip().upper()


def _is_unreadable(name: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            name.decode(encoding)
        except UnicodeDecodeError:
            continue
        return False
    return True


def _marked(name: bytes) -> bytes:
    marked = name.decode("utf-8", "replace").encode()[:_NAME_BYTES]
    # Not half of the last letter.
    return marked.decode("utf-8", "ignore").encode()
