"""Which field has the names of features."""

from collections.abc import Sequence

from gisapp.core.layers.attributes import Field

_NAME_FIELDS = (
    "name",
    "名称",
    "项目名称",
    "地块名称",
    "企业名称",
    "mc",
    "dkmc",
    "xmmc",
    "qymc",
    "title",
    "label",
    "text",
)
"""What the field with a feature's name is often called, in lower case, the likeliest first."""


def name_field_of(fields: Sequence[Field]) -> str | None:
    """Return the field with the name of a feature, None where none looks like it.

    >>> name_field_of([Field("OBJECTID", "Integer"), Field("DKMC", "String", "地块名称")])
    'DKMC'
    """
    by_name = {field.label.lower(): field.name for field in fields}
    by_name |= {field.name.lower(): field.name for field in fields}
    return next((by_name[name] for name in _NAME_FIELDS if name in by_name), None)
