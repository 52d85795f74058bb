"""The features of a layer as the page stores them: columns of names and values, and shapes."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import Column, Field, FieldRole
from gisapp.core.layers.field_roles import NUMBER_ROLES, role_of
from gisapp.core.layers.label_texts import label_template, labels_of
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json
from gisapp.core.text.matching import bare, folded
from gisapp.core.text.pinyin import MOST_BY_PHRASE, readings_of, spellings
from gisapp.export.snapshot.feature_columns import FeatureColumns, exact_json
from gisapp.export.snapshot.number_block import LARGEST, NumberBlock
from gisapp.export.snapshot.shapes import StoredShapes
from gisapp.export.snapshot.shapes_json import shapes_json


class StoredFeatures:
    """The features of a layer on their way into the page.

    Parameters
    ----------
    layer : Layer
        Whose features they are.
    shapes : StoredShapes
        Their shapes; of a layer of the base map those of some features only.
    numbers : NumberBlock
        Takes what is stored as numbers.
    """

    def __init__(self, layer: Layer, shapes: StoredShapes, numbers: NumberBlock) -> None:
        self._layer, self._shapes, self._numbers = layer, shapes, numbers
        ids = layer.geometry.feature_ids[shapes.rows]
        self.ids: list[int] = ids.tolist()
        self._order = np.argsort(ids, kind="stable")
        self._columns = FeatureColumns(self._order, numbers)
        self._told: dict[str, Json] = {}

    def add_names(self, names: Sequence[Bilingual], *, spelled: bool = True) -> None:
        """Add names and, of few, how the Chinese ones are spelled; the page spells many itself."""
        english, chinese = ([each.en for each in names], [each.zh for each in names])
        self._told["names"] = names_in(self._columns, english, chinese)
        if spelled and len(names) <= MOST_BY_PHRASE:
            self.add("pinyin", list(_spelled(chinese)))

    def add(self, what: str, values: Sequence[Json]) -> None:
        """Add what is told of each feature, None for nothing; nothing where all have nothing."""
        if any(value is not None for value in values):
            self._told[what] = self._columns.add_json(values)

    def add_fields(self, progress: Progress = NO_PROGRESS) -> None:
        """Add the attributes, in the order of the layer's fields."""
        attributes = self._layer.attributes
        positions = []
        for done, each in enumerate(attributes.fields):
            progress.check()
            progress.report(done / len(attributes.fields))
            positions.append(self._columns.add(attributes.column(each.name, self.ids)))
        self._told["values"] = positions

    def readings(self) -> dict[str, Json]:
        """Return how each Chinese character of names and values is mostly read."""
        return readings_in(self._columns)

    def stored(self) -> dict[str, Json]:
        """Return all that was added, and what each feature has: id, class and shape.

        What is told is the position of a column. `order`, where features are not in the order of
        their ids, is the place of each among the values of the columns.
        """
        is_ordered = bool((np.diff(self._order) == 1).all())
        places = np.argsort(self._order)
        return {
            "count": len(self.ids),
            "ids": self._stored_ids(),
            "order": None if is_ordered else self._numbers.add_steps(places),
            "classes": self._numbers.add(self._layer.classes[self._shapes.rows]),
            "shapes": shapes_json(self._shapes, self._numbers),
            "columns": self._columns.stored,
            **self._told,
        }

    def _stored_ids(self) -> Json:
        """Return where the ids stand, in ascending order; in words where they are long."""
        return ids_json(np.asarray(self.ids, np.int64)[self._order], self._numbers)


def ground_features(layer: Layer, shapes: StoredShapes, numbers: NumberBlock) -> dict[str, Json]:
    """Return the features of a layer of the base map with their names."""
    features = StoredFeatures(layer, shapes, numbers)
    features.add_names(layer.attributes.names(features.ids))
    return {"features": features.stored()}


def with_subjects(layer: Layer, shapes: StoredShapes, numbers: NumberBlock) -> dict[str, Json]:
    """Return the features of a dataset's layer, each with its subject."""
    features = StoredFeatures(layer, shapes, numbers)
    uids = layer.attributes.column("uid", features.ids).values
    features.add("subjects", [str(uid) for uid in uids])
    add_labels(features, layer)
    return {"features": features.stored()}


def own_rows(
    layer: Layer,
    shapes: StoredShapes,
    numbers: NumberBlock,
    own: ShownSubjects,
    progress: Progress = NO_PROGRESS,
) -> dict[str, Json]:
    """Return the rows of a mapped layer: as any layer's features, and what each is about.

    `subjects` is that, and `told` are the positions of the fields that its facts tell; totals of
    rows have neither.
    """
    features = StoredFeatures(layer, shapes, numbers)
    refs = [FeatureRef(layer.layer_id, each) for each in features.ids]
    names = [
        own.dataset.subjects[own.uids[ref]].name if ref in own.uids else name
        for ref, name in zip(refs, layer.attributes.names(features.ids), strict=True)
    ]
    features.add("subjects", [own.uids.get(ref) for ref in refs])
    features.add("told", [_fields_told(ref, layer, own) for ref in refs])
    return _with_values(layer, features, names, progress)


def with_values(
    layer: Layer, shapes: StoredShapes, numbers: NumberBlock, progress: Progress = NO_PROGRESS
) -> dict[str, Json]:
    """Return the features of any other layer with the fields and their values.

    `field_labels` are what fields are to be called, empty for their names; `roles` says what the
    numbers of each field are, None for a field of other values; `readings` how Chinese characters
    are read.

    Raises
    ------
    Cancelled
        The export shall end.
    """
    features = StoredFeatures(layer, shapes, numbers)
    return _with_values(layer, features, layer.attributes.names(features.ids), progress)


def names_in(columns: FeatureColumns, english: Sequence[str], chinese: Sequence[str]) -> list[Json]:
    """Add columns of English and Chinese names, one where all are alike, and return which."""
    position, *others = (
        columns.add(Column.of([name or None for name in names]))
        for names in ([english] if english == chinese else [english, chinese])
    )
    return [position, *(others or [position])]


def readings_in(columns: FeatureColumns) -> dict[str, Json]:
    """Return how each Chinese character of the texts of columns is mostly read."""
    letters = set("".join(columns.texts()))
    return dict(readings_of([folded("".join(sorted(letters)))]))


def ids_json(ids: NDArray[np.int64], numbers: NumberBlock) -> Json:
    """Return where ids stand; in words where they are long."""
    if len(ids) and max(-int(ids.min()), int(ids.max())) > LARGEST:
        return [exact_json(each) for each in ids.tolist()]
    return numbers.add_steps(ids)


def _with_values(
    layer: Layer, features: StoredFeatures, names: Sequence[Bilingual], progress: Progress
) -> dict[str, Json]:
    features.add_fields(progress)
    features.add_names(names)
    if layer.notes:
        features.add("notes", list(noted(layer, features.ids)))
    add_labels(features, layer)
    return fields_json(layer) | {
        "readings": features.readings(),
        "features": features.stored(),
    }


def fields_json(layer: Layer) -> dict[str, Json]:
    """Return the names, labels and roles of a layer's fields."""
    fields = layer.attributes.fields
    return {
        "fields": [field.name for field in fields],
        "field_labels": [field.label for field in fields],
        "roles": [_number_role(layer, field) for field in fields],
    }


def add_labels(features: StoredFeatures, layer: Layer) -> None:
    """Add what is written for each feature on the map, where that is no name."""
    if label_template(layer):
        features.add("labels", [label.en for label in labels_of(layer, features.ids)])


def _fields_told(ref: FeatureRef, layer: Layer, own: ShownSubjects) -> list[Json] | None:
    told = own.told.get(ref, frozenset())
    fields = layer.attributes.fields
    places: list[Json] = [place for place, each in enumerate(fields) if each.name in told]
    return places or None


def noted(layer: Layer, ids: Sequence[int]) -> Iterator[str | None]:
    """Yield what the user noted of each feature, None for most."""
    keys: Iterable[str] = [""] * len(ids)
    known = {each.name for each in layer.attributes.fields}
    if layer.mapping is not None and layer.mapping.key in known:
        keys = [plain_text(key) for key in layer.attributes.column(layer.mapping.key, ids).values]
    for feature_id, key in zip(ids, keys, strict=True):
        yield layer.notes.of(feature_id, key) or None


def _number_role(layer: Layer, each: Field) -> FieldRole | None:
    role = role_of(layer, each)
    return role if each.is_numeric and role in NUMBER_ROLES else None


def _spelled(names: Sequence[str]) -> Iterator[list[Json] | None]:
    """Yield each Chinese name in pinyin and by its initials, by which the page finds it."""
    for readings in spellings([bare(name) for name in names]):
        yield list(dict.fromkeys(form for each in readings for form in each)) or None
