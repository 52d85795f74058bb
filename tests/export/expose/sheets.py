"""Sheets of the embedded data and of a user's own files, for tests."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.export.expose.making import SheetMaker
from gisapp.export.expose.request import ExposeRequest, SubjectRef, content_of
from gisapp.export.expose.sheet import Sheet
from gisapp.export.expose.sheet_map import MapLook
from gisapp.render.palette import load_palette
from gisapp.sources.open import open_source
from gisapp.words import Language
from tests.own_files import MAPPINGS
from tests.parks import embedded

DATE = "2026-11-27"


def subject(uid: str) -> SubjectRef:
    """Return where a subject of the embedded data is."""
    layers, _ = embedded()
    return find_subject(layers, uid) or TopicRef(uid)


def feature(uid: str) -> FeatureRef:
    """Return the feature of a subject of the embedded data that has a place."""
    found = subject(uid)
    assert isinstance(found, FeatureRef)
    return found


def request_of(*uids: str, language: Language = "en", **others: Any) -> ExposeRequest:  # noqa: ANN401
    """Return a request for sheets of the embedded data."""
    layers, dataset = embedded()
    return ExposeRequest(layers, (dataset,), tuple(map(subject, uids)), language, DATE, **others)


def own_layers(*paths: Path) -> tuple[Layer, ...]:
    """Return the layers of own files, with what their columns mean where tests know it."""
    stack = LayerStack()
    for path in paths:
        stack.add(*open_source(str(path)).layers)
    return tuple(replace(each, mapping=MAPPINGS.get(each.origin.layer)) for each in stack.layers)


def request_for(
    layers: Sequence[Layer],
    *subjects: SubjectRef,
    language: Language = "en",
    **others: Any,  # noqa: ANN401
) -> ExposeRequest:
    """Return a request for sheets of layers without a dataset."""
    return ExposeRequest(tuple(layers), (), subjects, language, DATE, **others)


def row(layers: Sequence[Layer], name: str, feature_id: int) -> FeatureRef:
    """Return a feature of a layer by the layer's name in its file."""
    return FeatureRef(
        next(each.layer_id for each in layers if each.origin.layer == name), feature_id
    )


def sheets_of(request: ExposeRequest) -> list[Sheet]:
    """Return the sheets of a request."""
    maker = SheetMaker.of(content_of(request), request.parts, request.date)
    return [maker.sheet_of(ref) for ref in request.subjects]


def sheet_of(request: ExposeRequest) -> Sheet:
    """Return the only sheet of a request."""
    [sheet] = sheets_of(request)
    return sheet


def look_of(request: ExposeRequest) -> MapLook:
    """Return how the maps of a request look."""
    return MapLook(content_of(request).shown, load_palette("light"))


def told(sheet: Sheet) -> str:
    """Return all that a sheet says, a line for each row."""
    return "\n".join(
        (
            *sheet.texts,
            *(each.title for each in sheet.sections),
            *(f"{each.label} {each.figure}" for each in sheet.figures),
            *sheet.tags,
            sheet.quality,
            sheet.map_missing,
        )
    )
