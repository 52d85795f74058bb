"""Templates of labels as expressions of QGIS."""

from collections.abc import Collection

from gisapp.export.styles.label_parts import LabelPart, label_parts


def expression_of(template: str, names: Collection[str] = ()) -> str:
    """Return the expression that says what a template does.

    Parameters
    ----------
    template : str
    names : collection of str
        Of the fields that there are.

    Examples
    --------
    >>> print(expression_of("{No} ({Area} mu)"))
    concat("No", ' (', "Area", ' mu)')
    >>> print(expression_of("it's {{}}"))
    'it''s {}'
    """
    parts = [
        _value(each) if each.is_field else _text(each.text) for each in label_parts(template, names)
    ]
    return parts[0] if len(parts) == 1 else f"concat({', '.join(parts)})"


def _value(part: LabelPart) -> str:
    field = quoted_field(part.text)
    return field if part.decimals is None else f"format_number({field}, {part.decimals})"


def quoted_field(name: str) -> str:
    """Return a field's name as expressions have it.

    >>> print(quoted_field('the "old" one'))
    "the ""old"" one"
    """
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return f"'{escaped}'"
