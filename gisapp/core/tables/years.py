"""Dates by their years."""

import numpy as np

from gisapp.core.tables.coded_column import MISSING, CodedColumn
from gisapp.core.tables.months import MONTHS_A_YEAR, months_of


def by_year(column: CodedColumn) -> CodedColumn:
    """Return a column of dates with their years in place; what is no date stays as it is.

    Parameters
    ----------
    column : CodedColumn
        Of n rows. A column of numbers, or of texts that mostly are no dates, is returned as it is.

    Returns
    -------
    CodedColumn
        Texts, the years ascending before what is no date.

    Examples
    --------
    >>> import pyarrow as pa
    >>> texts = ["2019-05", "2017-01-09", "2019-07", "2019-08-30", "soon"]
    >>> dated = by_year(CodedColumn.of(pa.chunked_array([texts])))
    >>> dated.texts(), dated.codes.tolist()
    (['2017', '2019', 'soon'], [1, 0, 1, 1, 2])
    """
    import pyarrow as pa

    if column.is_numeric or not len(column.values):
        return column
    months = months_of(column.values, column.counts())
    if months is None:
        return column
    is_date = ~np.isnan(months)
    years = (months[is_date] // MONTHS_A_YEAR).astype(np.int64)
    known, places = np.unique(years, return_inverse=True)
    places_of = np.full(len(months) + 1, MISSING, np.int64)
    places_of[:-1][is_date] = places
    places_of[:-1][~is_date] = len(known) + np.arange(np.count_nonzero(~is_date))
    others = column.values.filter(pa.array(~is_date))
    values = pa.concat_arrays([pa.array(map(str, known.tolist()), pa.string()), others])
    return CodedColumn(values, places_of[column.codes])
