"""Which feature or topic a uid names on the map, and which subject a feature is."""

from collections.abc import Iterable, Sequence

from gisapp.core.layer import FeatureRef, Layer, TopicRef
from gisapp.core.park_dataset import ParkDataset, Subject


def find_subject(layers: Iterable[Layer], uid: str) -> FeatureRef | TopicRef | None:
    """Return where a subject of facts is, or None where no layer's dataset knows it.

    A subject whose kind has no layer, such as a topic, comes as a `TopicRef`.
    """
    known = False
    for layer in layers:
        subject = layer.dataset.subjects.get(uid) if layer.dataset else None
        if subject is None:
            continue
        known = True
        if layer.kind == subject.kind and layer.geometry.row_of(subject.feature_id) is not None:
            return FeatureRef(layer.layer_id, subject.feature_id)
    return TopicRef(uid) if known else None


def subject_of(
    layers: Sequence[Layer], ref: FeatureRef | TopicRef
) -> tuple[ParkDataset, Subject] | None:
    """Return a subject and the dataset that tells of it, or None for any other feature."""
    for layer in layers:
        if layer.dataset is None:
            continue
        if isinstance(ref, TopicRef):
            uid = ref.uid
        elif layer.layer_id == ref.layer_id:
            uid = str(layer.attributes.record(ref.feature_id).get("uid") or "")
        else:
            continue
        if uid in layer.dataset.subjects:
            return layer.dataset, layer.dataset.subjects[uid]
    return None
