"""Takes out of layers what an export must not show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.groups import group_of, own_title
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.row_notes import NO_NOTES
from gisapp.core.layers.shown_features import hidden_names
from gisapp.core.layers.styles.classify import unclassified
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.template import without_fields
from gisapp.export.redaction.redacted_attributes import RedactedAttributes, SilentAttributes
from gisapp.export.redaction.redacted_dataset import redacted_dataset, words_withheld
from gisapp.export.redaction.secret_words import NO_SECRETS, SecretWords
from gisapp.export.redaction.withheld_areas import with_marks, withheld_areas


@dataclass(frozen=True, eq=False)
class Redaction:
    """A dataset without what is hidden, and what its layers must not tell either.

    Parameters
    ----------
    dataset : ParkDataset or None
        Redacted; None where it is not shown.
    words : SecretWords
        What no attribute of its layers may tell.
    unmeasurable : frozenset of str
        The subjects whose shapes are not shown.
    """

    dataset: ParkDataset | None = None
    words: SecretWords = NO_SECRETS
    unmeasurable: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        dataset: ParkDataset,
        layers: Sequence[Layer],
        visible: Sequence[Layer],
        hidden_fields: frozenset[str],
        hidden_kinds: frozenset[str],
    ) -> "Redaction":
        """Return what may be shown of a dataset; parameters as of `ShownContent.of`.

        Parameters
        ----------
        visible : sequence of Layer
            Those that are shown.
        """
        own = [layer for layer in layers if layer.dataset is dataset]
        filtered_out = frozenset(
            uid for layer in own if layer.visible for uid in hidden_names(layer, "uid")
        )
        unmeasurable = withheld_areas(own, dataset, hidden_fields)
        kinds = [layer.kind for layer in visible if layer.dataset is dataset]
        redacted = redacted_dataset(
            dataset, kinds, hidden_fields, filtered_out, hidden_kinds, unmeasurable
        )
        shown = {uid: dataset.subjects[uid] for uid in redacted.subjects}
        words = words_withheld(dataset, shown, hidden_fields, filtered_out)
        return cls(redacted, words, unmeasurable)

    def of_layer(self, layer: Layer, hidden_fields: frozenset[str]) -> Layer:
        """Return a layer of the dataset without what is hidden."""
        marked = with_marks(layer, self.unmeasurable) if self.unmeasurable else layer
        shown = redacted_layer(marked, self.dataset, hidden_fields, self.words)
        title = own_title(group_of(layer))
        if self.words.is_named_in(title.en) or self.words.is_named_in(title.zh):
            shown = replace(shown, own_group=Bilingual())
        return shown


NO_REDACTION = Redaction()


def redacted_layer(
    layer: Layer,
    dataset: ParkDataset | None,
    hidden_fields: frozenset[str],
    words: SecretWords = NO_SECRETS,
) -> Layer:
    """Return a layer without hidden attributes, nor names, colours and labels that tell them.

    Parameters
    ----------
    layer : Layer
        As the window shows it.
    dataset : ParkDataset or None
        Its dataset, redacted; None where that is not shown.
    hidden_fields : frozenset of str
        `layer_id/field`; for a layer of the park schema the codes of its fields too, for a mapped
        one the codes of the properties that its columns state. `notes_code` is for what the user
        noted of features.
    words : SecretWords
        What no attribute of a layer of the park schema may tell.
    """
    names = [field.name for field in layer.attributes.fields]
    hidden = tuple(name for name in names if _is_hidden(layer, name, hidden_fields))
    if layer.symbology.attribute in hidden:
        # What a hidden class leaves out stays out.
        shown = layer.content.shown
        layer = unclassified(layer).of(replace(layer, style=layer.style.by("")))
        layer = replace(layer, content=layer.content.showing(shown))
    if notes_code(layer) in hidden_fields:
        layer = replace(layer, notes=NO_NOTES)
    if hidden:
        layer = _with_attributes(layer, RedactedAttributes(layer.attributes, hidden))
        layer = _without_words_on(layer, names, frozenset(hidden))
    if words and layer.dataset is not None:
        layer = _with_attributes(layer, SilentAttributes(layer.attributes, words.is_told_in))
    return layer if layer.dataset is dataset else replace(layer, dataset=dataset)


def notes_code(layer: Layer) -> str:
    """Return by what `hidden_fields` names the user's notes of a layer's features."""
    return f"{layer.layer_id}//notes"


def _is_hidden(layer: Layer, field: str, hidden_fields: frozenset[str]) -> bool:
    is_of_subject = layer.dataset is not None and field in hidden_fields
    column = layer.mapping.column(field) if layer.mapping else None
    is_of_subject |= column is not None and column.property_code in hidden_fields
    return is_of_subject or f"{layer.layer_id}/{field}" in hidden_fields


def _with_attributes(layer: Layer, attributes: AttributeTable) -> Layer:
    return replace(layer, content=replace(layer.content, attributes=attributes))


def _without_words_on(layer: Layer, names: Sequence[str], hidden: frozenset[str]) -> Layer:
    """Return a layer whose labels and mapping do not even name hidden fields."""
    labels = layer.style.labels
    if labels is not None and labels.template:
        template = without_fields(labels.template, names, hidden)
        labels = replace(labels, template=template)
        layer = replace(layer, style=replace(layer.style, labels=labels))
    # Of a layer beyond memory, the filter of the features to come is about the mapping.
    if layer.mapping is None or layer.partial is not None:
        return layer
    return replace(layer, mapping=_redacted_mapping(layer.mapping, hidden))


def _redacted_mapping(mapping: LayerMapping, hidden: frozenset[str]) -> LayerMapping:
    def shown(column: str) -> str:
        return "" if column in hidden else column

    return replace(
        mapping,
        kind_column=shown(mapping.kind_column),
        key=shown(mapping.key),
        name_zh=shown(mapping.name_zh),
        name_en=shown(mapping.name_en),
        period_column=shown(mapping.period_column),
        parents=tuple(each for each in mapping.parents if each.column not in hidden),
        columns=tuple(each for each in mapping.columns if each.column not in hidden),
        documents=tuple(each for each in mapping.documents if each not in hidden),
    )
