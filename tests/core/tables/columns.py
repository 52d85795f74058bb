"""Columns of Arrow for tests, coded and with their profiles."""

from collections.abc import Sequence

import pyarrow as pa

from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.column_profile import ColumnProfile, profile_of


def coded(values: Sequence[object], kind: pa.DataType | None = None) -> CodedColumn:
    """Return a column in two chunks, as files have them."""
    whole = pa.array(values, kind)
    half = len(whole) // 2
    return CodedColumn.of(pa.chunked_array([whole[:half], whole[half:]]))


def profile(
    values: Sequence[object], kind: pa.DataType | None = None, why_no_total: str = ""
) -> ColumnProfile:
    """Return the profile of a column."""
    return profile_of(coded(values, kind), why_no_total)
