"""The rows that tell what the numbers of several rows come to, and what speaks against a sum."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gisapp.core.layers.attribute_text import amount_text, number_text
from gisapp.core.text.dates import format_span
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.units import (
    DERIVED_DIGITS,
    UnitChoice,
    format_number,
    format_value,
    qualified,
)
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.core.own_parks.totals.layer_totals import ColumnTotal, LayerTotals
    from gisapp.core.own_parks.totals.totals import Total
    from gisapp.core.own_parks.totals.value_groups import Group

_INDENT = "\u2003"
"""Before the name of a group, which belongs to the row above it."""
_LABELS = {
    "sum": "panel.sum_of",
    "mean": "panel.mean_of",
    "weighted_mean": "panel.weighted_mean_of",
    "none": "panel.spread_of",
}


def total_rows(totals: "LayerTotals", words: Words, units: UnitChoice) -> Iterator[RowText]:
    """Yield a row for each column, followed by one for each group.

    Parameters
    ----------
    totals : LayerTotals
        Of one layer.
    words : Words
        The user's language.
    units : UnitChoice
        The units of areas and money.
    """
    names = [column_name(column, words) for column in totals.columns]
    often = Counter(names)
    for name, column in zip(names, totals.columns, strict=True):
        title = (
            name if often[name] == 1 else words("panel.of_column", name=name, column=column.field)
        )
        yield _total_row(title, column, totals.count - totals.repeats, words, units)
        for group, total in zip(totals.groups, column.by_group, strict=True):
            yield _group_row(group, total, column, words, units)


def column_name(column: "ColumnTotal", words: Words) -> str:
    """Return what a column states, with its period; its own name where nothing was said of it."""
    if column.described is None or column.mapped is None:
        return column.field
    label = column.described.label.in_language(words.language)
    period = column.mapped.period
    return joined(label, format_span(period.start, period.end, words) if period.iso else "")


def _total_row(
    name: str, column: "ColumnTotal", count: int, words: Words, units: UnitChoice
) -> RowText:
    total = column.total
    stated = "" if total.stated == count else _stated(total, count, words)
    weighed = ""
    if (
        total.value is not None
        and total.joining == "weighted_mean"
        and total.weighed < total.stated
    ):
        weighed = words("panel.weighed", count=f"{total.weighed:,}")
    unusable = words("panel.not_usable", count=f"{total.unusable:,}") if total.unusable else ""
    label = words(_LABELS[total.joining], field=name, weight=_within_sentence(column, words))
    if total.value is None and not total.refusal:
        value, spread = _spread(column, total, words, units), ""
    else:
        value, spread = (
            total_text(column, total, words, units),
            _spread(column, total, words, units),
        )
    refusal = words(f"totals.{total.refusal}") if total.refusal else ""
    return RowText(
        label,
        value,
        "missing" if total.value is None else "number",
        joined(stated, weighed, unusable, spread),
        refusal,
        right_aligned=total.value is not None,
    )


def _group_row(
    group: "Group", total: "Total", column: "ColumnTotal", words: Words, units: UnitChoice
) -> RowText:
    name = group.value or words("panel.group_empty")
    if group.is_rest:
        name = words("panel.group_rest")
    label = _INDENT + words("panel.group_of", name=name, count=f"{group.count:,}")
    if not total.stated:
        return RowText(label, words("panel.not_stated"), "missing", right_aligned=True)
    stated = "" if total.stated == group.count else _stated(total, group.count, words)
    if total.value is None:
        # What speaks against the sum of all is said once.
        is_told = not total.refusal or total.refusal == column.total.refusal
        refused = "" if is_told else words(f"totals.{total.refusal}")
        return RowText(label, _spread(column, total, words, units), "text", stated, refused)
    return RowText(
        label, total_text(column, total, words, units), "text", stated, right_aligned=True
    )


def _within_sentence(column: "ColumnTotal", words: Words) -> str:
    label = column.weight_name.in_language(words.language)
    return label[:1].lower() + label[1:]


def _stated(total: "Total", count: int, words: Words) -> str:
    return words("panel.sum_stated", stated=f"{total.stated:,}", count=f"{count:,}")


def total_text(column: "ColumnTotal", total: "Total", words: Words, units: UnitChoice) -> str:
    """Return what a column comes to, in the user's units, or that it is not added up."""
    if total.value is None:
        return words("derived.refused")
    text = _number(total.value, column, total, words, units)
    return qualified(text, "approx", words) if total.is_rough else text


def _spread(column: "ColumnTotal", total: "Total", words: Words, units: UnitChoice) -> str:
    if total.spread is None or total.stated < 2:
        return (
            ""
            if total.spread is None
            else _number(total.spread.median, column, total, words, units)
        )
    return words(
        "panel.spread",
        **{
            each: _number(value, column, total, words, units)
            for each, value in vars(total.spread).items()
        },
    )


def _number(
    value: float, column: "ColumnTotal", total: "Total", words: Words, units: UnitChoice
) -> str:
    described = column.described
    if described is None:
        return amount_text(value)
    if described.type == "year" or total.unit == "year":
        return number_text(value, "year")
    if total.unit == "ratio" and column.total.spread and column.total.spread.maximum > 1:
        # No share: 0.5 and 1.5 in one line shall read alike.
        return format_number(value, DERIVED_DIGITS)
    return format_value(value, total.unit, units, words, described.code, DERIVED_DIGITS)
