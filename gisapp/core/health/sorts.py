"""In which groups findings are listed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from gisapp.core.health.finding import Finding

SORTS: Mapping[str, tuple[str, ...]] = {
    "empty_key": ("empty_key",),
    "repeated_key": ("repeated_key",),
    "parents": (
        *("parents_not_found", "parents_in_circles"),
        *("parents_not_found_more", "parents_in_circles_more"),
    ),
    "outside": ("rows_outside", "rows_outside_more", "outside_parent"),
    "shapes": ("no_shape", "invalid_shape"),
    "overlap": ("overlap", "drawn_twice"),
    "sliver": ("sliver",),
    "area_differs": ("area_differs",),
    "contradiction": ("contradiction", "facts_contradict"),
    "cell": ("cell",),
    "missing": ("no_column", "to_confirm", "not_stated", "fact_not_stated"),
    "old": ("old_column", "old_rows", "old_layer"),
}
"""The codes of findings by group, in the order in which groups are shown."""
_SORT_OF = {code: sort for sort, codes in SORTS.items() for code in codes}


def sort_of(finding: Finding) -> str:
    """Return the group of a finding."""
    return _SORT_OF[finding.code]


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings are in each group, in the order of the groups; 0 included."""
    counts = Counter(map(sort_of, findings))
    return {sort: counts[sort] for sort in SORTS}
