"""A row of a total is told from a row of a firm that is called so."""

import pyarrow as pa

from gisapp.sources.tables.total_rows import are_totals


def test_a_total_may_name_its_group_and_write_its_sums_as_texts() -> None:
    columns = [
        pa.array(["1", "东区小计", "2", None]),
        pa.array(["东区", "东区", "西区", "合计"]),
        pa.array(["45亩", "45亩", "约30亩", "75亩"]),
        pa.array([1.0, 1.0, 2.0, 3.0]),
    ]
    assert are_totals(columns, 4).tolist() == [False, True, False, True]


def test_a_firm_called_total_says_more_of_itself() -> None:
    columns = [
        pa.array(["Total", "Total"]),
        pa.array(["Energy", None]),
        pa.array(["operating", None]),
        pa.array(["Ms Li", None]),
    ]
    assert are_totals(columns, 2).tolist() == [False, True]
