"""What a user names to be hidden is found by what is seen of it; what is nowhere is refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.matching import bare
from gisapp.errors import ExportError
from gisapp.export.redaction.hideable import hideable_fields, hideable_kinds
from gisapp.export.redaction.withheld_areas import tells_hidden_area
from gisapp.sources.parks.park_schema import load_park_schema

_MOST_NAMED = 5


@dataclass(frozen=True)
class Hidden:
    """What an export leaves out, as of `ShownContent.of`.

    Parameters
    ----------
    fields : frozenset of str
    layers : frozenset of str
    kinds : frozenset of str
    shapes : frozenset of str
        Ids of layers of which only points are told.
    """

    fields: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()


NOTHING_HIDDEN = Hidden()


def hidden_by_names(
    names: Iterable[str], layers: Sequence[Layer], datasets: Sequence[ParkDataset]
) -> Hidden:
    """Return all that has one of some names: fields, layers and kinds of subjects.

    Parameters
    ----------
    names : iterable of str
        What users see, in either language, or codes and ids; `LAYER/field` for the field of one
        layer. Capital letters and spaces do not matter. All that has a name is hidden.
    layers : sequence of Layer
    datasets : sequence of ParkDataset

    Raises
    ------
    ExportError
        Nothing has one of the names: a slip of the pen must not publish a secret.
    """
    known: dict[str, set[tuple[str, str]]] = {}
    shown: dict[str, str] = {}
    for name, what, code in _nameable(layers, datasets):
        if bare(name):
            known.setdefault(bare(name), set()).add((what, code))
            shown.setdefault(bare(name), name)
    found: set[tuple[str, str]] = set()
    for name in names:
        if bare(name) not in known:
            raise _unknown(name, shown)
        found |= known[bare(name)]
    fields = _codes(found, "field")
    telling = (layer.layer_id for layer in layers if tells_hidden_area(layer, fields))
    return Hidden(fields, _codes(found, "layer"), _codes(found, "kind"), frozenset(telling))


def _unknown(name: str, shown: Mapping[str, str]) -> ExportError:
    alike = get_close_matches(bare(name), shown, _MOST_NAMED, 0.5)
    if not alike:
        return ExportError("nothing_to_hide", name=name)
    return ExportError(
        "nothing_to_hide_like", name=name, alike=", ".join(shown[each] for each in alike)
    )


def _codes(found: Iterable[tuple[str, str]], wanted: str) -> frozenset[str]:
    return frozenset(code for what, code in found if what == wanted)


def _nameable(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset]
) -> Iterator[tuple[str, str, str]]:
    """Yield each name of all that may be hidden, with what it is, and its code."""
    for layer in layers:
        for name in _names_of_layer(layer):
            yield name, "layer", layer.layer_id
    for kind in hideable_kinds(layers, datasets):
        for name in (kind.code, *_both(kind.label), *_both(kind.several)):
            yield name, "kind", kind.code
    for layer_id, name, code in _fields(layers, datasets):
        yield name, "field", code
        for layer in layers:
            if layer.layer_id == layer_id:
                for named in _names_of_layer(layer):
                    yield f"{named}/{name}", "field", code


def _fields(
    layers: Sequence[Layer], datasets: Sequence[ParkDataset]
) -> Iterator[tuple[str, str, str]]:
    """Yield the layer, a name and the code of each field, for each of its names."""
    for field in hideable_fields(layers, datasets):
        for name in (field.code, *_both(field.label)):
            yield field.layer_id, name, field.code
    for layer in layers:
        if layer.dataset is not None:
            subjects = layer.dataset.subjects.values()
            for name in {name for each in subjects for name in each.attributes}:
                yield layer.layer_id, name, name
        elif layer.identifiable:
            yield from _names_of_fields(layer)


def _names_of_fields(layer: Layer) -> Iterator[tuple[str, str, str]]:
    """Yield a layer, and its fields by their names and by what the mapping says they state."""
    properties = load_park_schema().properties
    for field in layer.attributes.fields:
        code = f"{layer.layer_id}/{field.name}"
        yield layer.layer_id, field.name, code
        column = layer.mapping.column(field.name) if layer.mapping else None
        stated = properties.get(column.property_code) if column else None
        if stated is not None:
            for name in (stated.code, *_both(stated.label)):
                yield layer.layer_id, name, code


def _names_of_layer(layer: Layer) -> tuple[str, ...]:
    names = [layer.layer_id, *_both(layer.name), layer.origin.layer]
    return tuple(dict.fromkeys((*names, *(_both(layer.source_name) if layer.source_name else ()))))


def _both(words: Bilingual) -> tuple[str, str]:
    return words.en, words.zh
