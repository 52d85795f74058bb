"""A project as the JSON document that its file has: every known part, also where it is empty."""

import math
from dataclasses import asdict

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from gisapp.core.project.addresses import without_secrets
from gisapp.core.project.filter_json import filter_as_json
from gisapp.core.project.places import relative_place
from gisapp.core.project.project import (
    BasemapChoice,
    PinnedSubject,
    PlaceView,
    Project,
    ProjectLayer,
    ProjectSource,
)
from gisapp.core.project.style_json import style_as_json
from gisapp.core.project.table_json import table_as_json
from gisapp.core.text.json_value import Json

FORMAT = "gisapp-project"
VERSION = 1


def project_as_json(project: Project, folder: str) -> dict[str, Json]:
    """Return a project as the document that `project_of_json` reads.

    Parameters
    ----------
    folder : str
        The absolute path of the folder in which its file will lie.
    """
    units = project.units
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": project.title,
        "notes": project.notes,
        "language": project.language,
        "units": {"area": units.area, "money": units.money} if units else None,
        "view": _view(project.view),
        "basemap": _basemap(project.basemap, folder, project.is_package),
        "bookmarks": [{"name": each.name, "view": _view(each.view)} for each in project.bookmarks],
        "compared": [_pinned(each) for each in project.compared],
        "package": project.is_package,
        "sources": [_source(each, folder, project.is_package) for each in project.sources],
        "layers": [_layer(each) for each in project.layers],
        "facts": [_place(each, folder, project.is_package) for each in project.facts],
    }


def _view(view: PlaceView | None) -> Json:
    return None if view is None else asdict(view)


def _pinned(subject: PinnedSubject) -> dict[str, Json]:
    return {
        "layer": subject.layer_id,
        "key": subject.key,
        "feature": subject.feature_id,
        "chosen": subject.is_chosen,
    }


def _basemap(choice: BasemapChoice, folder: str, is_package: bool) -> dict[str, Json]:
    is_file = choice.kind == "file"
    return {
        "kind": choice.kind,
        "code": "" if is_file else choice.code,
        **_place(choice.code if is_file else "", folder, is_package),
        "datum": choice.datum,
    }


def _source(source: ProjectSource, folder: str, is_package: bool) -> dict[str, Json]:
    return {
        "id": source.source_id,
        **_place(source.place, folder, is_package),
        "layer": source.layer,
        "read_as": _read_as(source.read_as),
        "file": asdict(source.file),
        "removed": list(source.removed),
    }


def _place(place: str, folder: str, is_package: bool) -> dict[str, Json]:
    if "://" in place:
        return {"path": "", "absolute": "", "address": without_secrets(place)}
    near = relative_place(place, folder) if place else ""
    # Of a package nobody shall learn where its files lay.
    absolute = "" if is_package else place.replace("\\", "/")
    return {"path": near, "absolute": absolute, "address": ""}


def _read_as(read_as: ReadAs) -> dict[str, Json]:
    return {**asdict(read_as), "datum_shift": list(read_as.datum_shift)}


def _layer(layer: ProjectLayer) -> dict[str, Json]:
    return {
        "id": layer.layer_id,
        "source": layer.source_id,
        "member": layer.member,
        "table": layer.table,
        "geometry": layer.geometry,
        "name": layer.name,
        "own_name": layer.own_name,
        "group": asdict(layer.own_group) if layer.own_group is not None else None,
        "visible": layer.visible,
        "opacity": layer.opacity,
        "finest": layer.finest,
        "coarsest": layer.coarsest if math.isfinite(layer.coarsest) else None,
        "color": _color(layer.style),
        "style": style_as_json(layer.style),
        "filter": filter_as_json(layer.filter),
        "roles": [{"field": name, "role": role} for name, role in layer.chosen_roles.items()],
        "read_as": _read_as(layer.read_as),
        "mapping": mapping_as_json(layer.mapping) if layer.mapping else None,
        "table_look": table_as_json(layer.table_look),
        "notes": [
            *({"key": key, "text": note} for key, note in layer.notes.by_key.items()),
            *({"feature": each, "text": note} for each, note in layer.notes.by_feature.items()),
        ],
        "joins": [
            {"table": each.table_id, "field": each.field, "column": each.column}
            for each in layer.joins
        ],
    }


def _color(style: LayerStyle) -> dict[str, Json] | None:
    """Return what versions before there were styles read: what a layer is coloured by."""
    known = {"values": "values", "quantiles": "quantiles", "pretty": "intervals"}
    method = known.get(style.method or "")
    return {"field": style.field, "method": method} if style.field else None
