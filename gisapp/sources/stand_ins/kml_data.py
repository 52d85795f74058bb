"""Data of KML put where GDAL finds it, and as it was written."""

import re
from collections.abc import Callable, Iterator
from math import isfinite
from xml.etree.ElementTree import Element, SubElement

_GDALS_OWN = frozenset(
    (
        *("id", "name", "description", "timestamp", "begin", "end", "altitudemode"),
        *("tessellate", "extrude", "visibility", "draworder", "icon"),
    )
)
"""Columns that GDAL makes of a placemark itself, in lower case: data of such a name would take
their place."""
_MOMENTS = {
    "when": "TimeStamp when",
    "begin": "TimeSpan begin",
    "end": "TimeSpan end",
}
"""What a time that is told as text is called, by its element."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_WHOLE = re.compile(r"[-+]?\d{1,10}")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_]+")
"""What GDAL leaves as it is in the name of data without a schema; anything else becomes `_`."""
_SCHEMA = "data"
_YES_OR_NO = frozenset(("0", "1", "true", "false"))


def _is_whole(text: str) -> bool:
    return _WHOLE.fullmatch(text) is not None and -(2**31) <= int(text) < 2**31


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and isfinite(float(text))


_FITS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("int", "uint", "short", "ushort"), _is_whole),
    **dict.fromkeys(("float", "double"), _is_number),
    "bool": _YES_OR_NO.__contains__,
}
"""Whether a text is a value of a type, by the type's name."""


def put_right(root: Element, mark: str) -> bool:
    """Have GDAL read all data of a document as it is written; return False if it does already.

    Parameters
    ----------
    root : Element
        The document, which is changed.
    mark : str
        What the names of KML's own elements begin with.
    """
    placemarks = list(root.iter(f"{mark}Placemark"))
    steps = (
        _name_apart(root, mark),
        _keep_vague_times(placemarks, mark),
        _gather(root, mark),
        _loosen_types(root, mark),
    )
    return any(steps)


def _name_apart(root: Element, mark: str) -> bool:
    """Give data another name that are called like one of GDAL's own columns."""
    alike = [
        data
        for data in root.iter(f"{mark}Data")
        if data.get("name", "").strip().lower() in _GDALS_OWN
    ]
    for data in alike:
        data.set("name", f"{data.get('name', '').strip()} 2")
    return bool(alike)


def _keep_vague_times(placemarks: list[Element], mark: str) -> bool:
    """Have times told as text where one lacks a day or an hour: GDAL would make that up."""
    has_changed = False
    for tag, name in _MOMENTS.items():
        found = list(_times(placemarks, mark, tag))
        if all(_MOMENT.match((time.text or "").strip()) for _, _, time in found):
            continue
        has_changed = True
        for placemark, parent, time in found:
            data = placemark.find(f"{mark}ExtendedData")
            if data is None:
                data = SubElement(placemark, f"{mark}ExtendedData")
            value = SubElement(SubElement(data, f"{mark}Data", name=name), f"{mark}value")
            value.text = (time.text or "").strip()
            parent.remove(time)
    return has_changed


def _times(
    placemarks: list[Element], mark: str, tag: str
) -> Iterator[tuple[Element, Element, Element]]:
    for placemark in placemarks:
        for parent in (f"{mark}TimeStamp", f"{mark}TimeSpan"):
            for span in placemark.findall(parent):
                for time in span.findall(f"{mark}{tag}"):
                    yield placemark, span, time


def _gather(root: Element, mark: str) -> bool:
    """Put plain data into the schema of the file: beside one, GDAL reads nothing else.

    A file without a schema gets one where GDAL would spoil the names of its data.
    """
    schema = root.find(f".//{mark}Schema")
    if schema is None and _has_odd_names(root, mark):
        schema = _new_schema(root, mark)
    if schema is None:
        return False
    known = {field.get("name") for field in schema.iter(f"{mark}SimpleField")}
    has_changed = False
    for data in root.iter(f"{mark}ExtendedData"):
        rows = data.find(f"{mark}SchemaData")
        if rows is None:
            rows = SubElement(data, f"{mark}SchemaData")
            rows.set("schemaUrl", f"#{schema.get('id', '')}")
        for each in data.findall(f"{mark}Data"):
            name = each.get("name", "")
            if name not in known:
                known.add(name)
                SubElement(schema, f"{mark}SimpleField", type="string", name=name)
            value = SubElement(rows, f"{mark}SimpleData", name=name)
            value.text = each.findtext(f"{mark}value")
            data.remove(each)
            has_changed = True
    return has_changed


def _has_odd_names(root: Element, mark: str) -> bool:
    names = (data.get("name", "") for data in root.iter(f"{mark}Data"))
    return any(_PLAIN_NAME.fullmatch(name) is None for name in names)


def _new_schema(root: Element, mark: str) -> Element:
    """Return a schema without fields, in the first document of a file, made where it has none."""
    document = root.find(f".//{mark}Document")
    if document is None:
        document = Element(f"{mark}Document")
        document.extend(root)
        root[:] = [document]
    schema = Element(f"{mark}Schema", name=_SCHEMA, id=_SCHEMA)
    document.insert(0, schema)
    return schema


def _loosen_types(root: Element, mark: str) -> bool:
    """Make texts of the fields in which a value stands that is not of the type they state."""
    fields = [field for field in root.iter(f"{mark}SimpleField") if field.get("type", "") in _FITS]
    checks: dict[str, list[Callable[[str], bool]]] = {}
    for field in fields:
        checks.setdefault(field.get("name", ""), []).append(_FITS[field.get("type", "")])
    misfits = {
        name
        for value in root.iter(f"{mark}SimpleData")
        if (name := value.get("name", "")) in checks
        and (text := (value.text or "").strip())
        and not all(fits(text) for fits in checks[name])
    }
    loosened = [field for field in fields if field.get("name", "") in misfits]
    for field in loosened:
        field.set("type", "string")
    return bool(loosened)
