"""What a column holds, in words: how much is stated, from where to where, what it adds up to."""

from gisapp.core.layers.condition_text import NumberForm
from gisapp.core.tables.column_summary import ColumnSummary, NumberSummary
from gisapp.core.text.units import format_number
from gisapp.words import Words

_MEAN_DIGITS = 6


def statistics_lines(summary: ColumnSummary, form: NumberForm, words: Words) -> tuple[str, ...]:
    """Return the statistics of a column, a line for each kind.

    Parameters
    ----------
    summary : ColumnSummary
        Of the rows that are told of.
    form : NumberForm
        How the column's numbers are written.
    words : Words
        The user's language.
    """
    lines = [_counts_line(summary, words)]
    if summary.numbers is not None:
        lines += _number_lines(summary.numbers, form, words)
    elif summary.span is not None:
        first, last = (form.number(each, words) for each in summary.span)
        lines.append(words("summary.dates", first=first, last=last))
    lines += _odd_lines(summary, words)
    return tuple(lines)


def _counts_line(summary: ColumnSummary, words: Words) -> str:
    parts = [words("summary.stated", count=format_number(summary.stated))]
    if summary.missing:
        parts.append(words("summary.missing", count=format_number(summary.missing)))
    if summary.not_numbers:
        parts.append(words("summary.nan", count=format_number(summary.not_numbers)))
    code = "summary.distinct_one" if summary.distinct == 1 else "summary.distinct"
    parts.append(words(code, count=format_number(summary.distinct)))
    return " · ".join(parts)


def _number_lines(numbers: NumberSummary, form: NumberForm, words: Words) -> list[str]:
    low, median, high = (
        form.quantity(each, words) for each in (numbers.minimum, numbers.median, numbers.maximum)
    )
    spread = words("summary.spread", low=low, median=median, high=high)
    if form.role in ("code", "year"):
        # The mean of names says nothing.
        return [spread, words(f"summary.no_total_{form.role}")]
    lines = [spread, words("summary.mean", mean=_rounded(numbers.mean, form, words))]
    if numbers.total is None:
        lines.append(words(f"summary.no_total_{numbers.why_no_total}"))
    else:
        lines[-1] += " · " + words("summary.total", total=form.quantity(numbers.total, words))
    return lines


def _rounded(value: float, form: NumberForm, words: Words) -> str:
    number = format_number(value / form.unit.size, _MEAN_DIGITS)
    name = form.unit_name(words)
    return words("unit.in", number=number, unit=name) if name else number


def _odd_lines(summary: ColumnSummary, words: Words) -> list[str]:
    """Return what is not to be seen in the histogram, and how its bins are."""
    lines, profile = [], summary.profile
    if summary.infinite:
        lines.append(words("summary.infinite", count=format_number(summary.infinite)))
    if summary.off_scale:
        code = "summary.no_dates" if profile.numbers is None else "summary.no_numbers"
        lines.append(words(code, count=format_number(summary.off_scale)))
    bins = profile.bins
    if bins is not None and bins.scale == "log":
        lines.append(words("summary.log"))
    if bins is not None and (bins.clips_low or bins.clips_high):
        both = bins.clips_low and bins.clips_high
        code = "both" if both else ("low" if bins.clips_low else "high")
        lines.append(words(f"summary.clipped_{code}"))
    return lines
