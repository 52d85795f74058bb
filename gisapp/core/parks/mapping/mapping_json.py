"""Mappings as JSON, for projects, for what is remembered, and for `gisapp map`."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import (
    ColumnMapping,
    LayerMapping,
    ParentBy,
    ParentMapping,
)
from gisapp.core.text.json_value import Json

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_MOST_PARENTS = 20
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a letter, which JSON can state and no file of text can keep."""


def mapping_as_json(mapping: LayerMapping) -> dict[str, Json]:
    """Return a mapping as the document that `mapping_of_json` reads."""
    return {
        "kind": mapping.kind,
        "kind_column": mapping.kind_column,
        "key": mapping.key,
        "names": {"zh": mapping.name_zh, "en": mapping.name_en},
        "parents": [asdict(each) for each in mapping.parents],
        "columns": [_column_as_json(each) for each in mapping.columns],
        "period": asdict(mapping.period),
        "period_column": mapping.period_column,
        "documents": list(mapping.documents),
    }


def mapping_of_json(stored: Mapping[str, Any]) -> LayerMapping:
    """Return the mapping that a document states.

    Parameters
    ----------
    stored : mapping
        As `mapping_as_json` makes it, or `gisapp map` prints it, with one `parent` and times as
        ISO 8601; parts that are missing are taken as not said.

    Raises
    ------
    ValueError
        A part of it has another type than it should, or is no such time, share or text; or
        something is said of a column twice.
    """
    names = _dict(stored, "names")
    parents = _list(stored, "parents") or [each for each in [stored.get("parent")] if each]
    if len(parents) > _MOST_PARENTS:
        raise ValueError(f"{len(parents)} parents is no number that anybody has")
    columns = tuple(map(_column_of_json, _list(stored, "columns")))
    if len({each.column for each in columns}) < len(columns):
        raise ValueError("a column that is said twice is no single one")
    return LayerMapping(
        kind=_text(stored, "kind"),
        kind_column=_text(stored, "kind_column"),
        key=_text(stored, "key"),
        name_zh=_text(names, "zh"),
        name_en=_text(names, "en"),
        parents=tuple(dict.fromkeys(map(_parent_of_json, parents))),
        columns=columns,
        period=_period(stored),
        period_column=_text(stored, "period_column"),
        documents=tuple(_as_text(each, "documents") for each in _list(stored, "documents")),
    )


def _column_as_json(column: ColumnMapping) -> dict[str, Json]:
    return {
        "column": column.column,
        "property": column.property_code or None,
        "unit": column.unit,
        "kind": column.kind,
        "period": asdict(column.period),
        "basis": column.basis,
        "aggregation": column.aggregation,
        "calendar": column.calendar,
        "sure": column.sure,
    }


def _column_of_json(stored: object) -> ColumnMapping:
    row = _as_dict(stored)
    calendar = _text(row, "calendar") or "western"
    if calendar not in ("western", "minguo"):
        raise ValueError(f"{calendar} is no calendar")
    return ColumnMapping(
        column=_text(row, "column"),
        property_code=_text(row, "property"),
        unit=_text(row, "unit"),
        kind=_text(row, "kind") or "observed",
        period=_period(row),
        basis=_text(row, "basis") or "none",
        aggregation=_text(row, "aggregation") or "none",
        calendar="minguo" if calendar == "minguo" else "western",
        sure=_share(row, "sure"),
    )


def _parent_of_json(stored: object) -> ParentMapping:
    row = _as_dict(stored)
    for by in get_args(ParentBy):
        if row.get("by") == by:
            return ParentMapping(_text(row, "kind"), _text(row, "column"), by)
    raise ValueError(f"{row.get('by')} is no way to find a parent")


def _period(stored: Mapping[str, Any]) -> Period:
    if isinstance(stored.get("period"), str):
        return _period_of_iso(_text(stored, "period"))
    period = _dict(stored, "period")
    start, end = (_date(_text(period, part)) for part in ("start", "end"))
    return Period(start, end, _text(period, "precision"), _text(period, "basis"))


def _period_of_iso(iso: str) -> Period:
    start, _, end = iso.partition("/")
    precisions = {4: "year", 7: "month", 10: "day"}
    precision = "range" if end else precisions.get(len(start), "")
    return Period(_date(start), _date(end or start), precision, "stated" if iso else "")


def _date(iso: str) -> str:
    if iso and not _DATE.fullmatch(iso):
        raise ValueError(f"{iso} is no date")
    return iso


def _share(stored: Mapping[str, Any], name: str) -> float:
    value = stored.get(name)
    if value is None:
        return 1.0
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{name} is no share from 0 to 1")
    return float(value)


def _text(stored: Mapping[str, Any], name: str) -> str:
    return _as_text(stored.get(name) or "", name)


def _as_text(value: object, name: str) -> str:
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise ValueError(f"{name} is no text")
    return value


def _list(stored: Mapping[str, Any], name: str) -> list[object]:
    value = stored.get(name) or []
    if not isinstance(value, list):
        raise ValueError(f"{name} is no list")
    return value


def _dict(stored: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _as_dict(stored.get(name) or {})


def _as_dict(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no object")
    return value
