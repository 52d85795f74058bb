"""Templates of labels, cut into fields and what stands between them."""

from collections.abc import Collection
from dataclasses import dataclass

from gisapp.core.text.template import Template


@dataclass(frozen=True)
class LabelPart:
    """A field, or a text.

    Parameters
    ----------
    text : str
        The field's name, or the text itself.
    is_field : bool
    decimals : int or None
        How many are written of a field's numbers; None for those that they have.
    """

    text: str
    is_field: bool = False
    decimals: int | None = None


def label_parts(template: str, names: Collection[str] = ()) -> list[LabelPart]:
    """Return the parts of a template.

    Parameters
    ----------
    template : str
    names : collection of str
        Of the fields that there are.

    Examples
    --------
    >>> [(each.text, each.decimals) for each in label_parts("{No} {{a}}{Area:1}")]
    [('No', None), (' {a}', None), ('Area', 1)]
    """
    made = Template.of(template, names)
    parts = [LabelPart(made.between[0])]
    for field, after in zip(made.fields, made.between[1:], strict=True):
        parts += [LabelPart(field.name, True, field.decimals), LabelPart(after)]
    return [each for each in parts if each.is_field or each.text]
