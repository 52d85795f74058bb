"""What `gisapp facts` prints of a subject of the user's own files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document
from gisapp.cli.own_mappings import with_mappings
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.subject_lookup import measured_area_m2
from gisapp.core.own_parks.rows.layer_rows import LayerRows, bare_rows, rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.own_parks.subjects.subject_dataset import dataset_around
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_json import dossier_as_json
from gisapp.core.parks.dossier_text import dossier_as_text
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.text.units import UnitChoice
from gisapp.errors import SourceError
from gisapp.sources.file_date import file_date
from gisapp.sources.parks.known_headings import known_headings
from gisapp.words import load_words

_MOST_NAMED = 20


def print_own_facts(arguments: Arguments, layers: Sequence[Layer]) -> None:
    """Print all that own files state of the subject with a key, or else with a name.

    Raises
    ------
    SourceError
        No row has that key or name, or none has any; or a file cannot be read.
    """
    own = own_rows(arguments, layers)
    refs = own.with_key("", arguments.uid) or own.with_name("", arguments.uid)
    if not refs:
        raise unknown_key(arguments.uid, own.layers.values(), arguments.sources[0])
    _print(arguments, own, refs)


def own_rows(arguments: Arguments, layers: Sequence[Layer]) -> OwnRows:
    """Return the rows of layers by what the user says of them, else by what they seem to be.

    Raises
    ------
    SourceError
        A file, or the mapping, cannot be read.
    """
    return rows_of_mapped(with_mappings(arguments, layers))


def rows_of_mapped(layers: Sequence[Layer]) -> OwnRows:
    """Return the rows of those layers of which it is known what their columns mean.

    Raises
    ------
    SourceError
        A file cannot be read.
    """
    schema = known_headings().schema
    mapped = [(layer, layer.mapping) for layer in layers if layer.mapping is not None]
    own = OwnRows(
        schema, {layer.layer_id: _rows(layer, mapping, schema) for layer, mapping in mapped}
    )
    places = {
        at: link for rows in own.layers.values() for at, link in own.linked_by_place(rows).items()
    }
    return replace(own, places=places)


def _rows(layer: Layer, mapping: LayerMapping, schema: ParkSchema) -> LayerRows:
    date = file_date(layer.origin.source)
    if layer.partial is not None:
        return bare_rows(layer, mapping, date)
    return rows_of(layer, mapping, schema, date)


def _print(arguments: Arguments, own: OwnRows, refs: Sequence[FeatureRef]) -> None:
    subject = dataset_around(own, *refs)
    dossier = dossier_of(subject.dataset, subject.uid)
    words = load_words(arguments.lang or "en")
    units = UnitChoice.usual(words.language)
    formatter = OwnFactFormatter(subject.dataset, words, units, subject.cells)
    if not arguments.json:
        print(dossier_as_text(dossier, formatter), end="")
        return
    areas = (measured_area_m2(own.layers[ref.layer_id].layer, ref.feature_id) for ref in refs)
    area = next((each for each in areas if each is not None), None)
    print(as_document(dossier_as_json(dossier, formatter, area)))


def unknown_key(key: str, layers: Iterable[LayerRows], path: str) -> SourceError:
    """Return the failure of a key that no row has: it names some that there are.

    Parameters
    ----------
    key : str
        As the user wrote it.
    layers : iterable of LayerRows
        In which it was looked for.
    path : str
        Of the first source, in which there may be no keys at all.
    """
    known = (
        cell
        for rows in layers
        for cell in rows.cells([rows.mapping.key], rows.feature_ids[:_MOST_NAMED].tolist()).get(
            rows.mapping.key, []
        )
        if cell
    )
    named = ", ".join(map(str, islice(known, _MOST_NAMED)))
    if not named:
        return SourceError("no_facts", path=path)
    return SourceError("no_subject", uid=key, known=named)
