"""A row of a layer whose columns have no meaning, as a subject: what its cells say."""

import math

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue, Field, FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.parks.comparison.gathering import COLUMNS, ComparedSubject
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.facts import Fact, FactSource, Period, Property
from gisapp.core.text.bilingual import Bilingual

_KIND, _NUMBERS = "row", ("quantity", "rate")
_LARGEST_EXACT = 2**53


def plain_subject(layer: Layer, ref: FeatureRef, name: str) -> ComparedSubject:
    """Return a row as a subject that states what its cells say; empty cells are not stated.

    Parameters
    ----------
    layer : Layer
        The row's.
    name : str
        What the row is called.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    record = layer.attributes.record(ref.feature_id)
    uid = f"{ref.layer_id} {ref.feature_id}"
    source = layer.origin.source.replace("\\", "/").rsplit("/", 1)[-1]
    roles = {field.name: role_of(layer, field) for field in layer.attributes.fields}
    properties = [
        _property(field, roles[field.name], place)
        for place, field in enumerate(layer.attributes.fields)
    ]
    facts = [
        _fact(uid, source, each, record.get(field.name), roles[field.name])
        for field, each in zip(layer.attributes.fields, properties, strict=True)
    ]
    subject = Subject(
        uid=uid,
        table="",
        feature_id=ref.feature_id,
        kind=_KIND,
        name=Bilingual(name, name),
        name_confidence="certain",
        pinyin="",
        parent_uid="",
        status="",
        geometry=None,
        attributes={},
    )
    dataset = ParkDataset(
        path=layer.origin.source,
        subjects={uid: subject},
        facts=tuple(fact for fact in facts if fact is not None),
        properties={each.code: each for each in properties},
        expected={_KIND: tuple(each.code for each in properties)},
        relations=(),
        sources={source: FactSource(source, Bilingual(source, source))},
        codes={("kind", _KIND): layer.name},
    )
    return ComparedSubject(dataset, uid)


def _property(field: Field, role: FieldRole, place: int) -> Property:
    label, kind = Bilingual(field.shown, field.shown), "number" if role in _NUMBERS else "text"
    return Property(f"column:{field.name}", label, "", "none", "none", COLUMNS, place, kind)


def _fact(
    uid: str, source: str, stated: Property, value: AttributeValue, role: FieldRole
) -> Fact | None:
    text = plain_text(value).strip()
    if not text:
        return None
    number = _number(value) if role in _NUMBERS else None
    return Fact(
        fact_id=stated.code,
        subject_uid=uid,
        property_code=stated.code,
        value=number,
        text=Bilingual() if number is not None else Bilingual(text, text),
        unit="",
        qualifier="eq",
        kind="observed",
        period=Period(),
        basis="none",
        confidence="clear",
        note=Bilingual(),
        source_id=source,
        locator=stated.label.en,
    )


def _number(value: AttributeValue) -> float | None:
    """Return a number that comparing does not change; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= _LARGEST_EXACT else None
