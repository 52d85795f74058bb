"""Values are told in JSON with all that they have."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from gisapp.core.text.json_value import Json
from gisapp.export.formats.plain_values import iso_text, json_value

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("value", "told"),
    [(True, True), (Decimal(10**30), 10**30), (float("inf"), None), ("a", "a"), (None, None)],
)
def test_values(value: object, told: Json) -> None:
    assert json_value(value) == told


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2020, 1, 2, tzinfo=UTC), "2020-01-02T00:00:00Z"),
        (datetime(2020, 1, 2, tzinfo=CHINA), "2020-01-02T00:00:00+08:00"),
        (datetime(2020, 1, 2, 0, 0, 0, 1), "2020-01-02T00:00:00.000001"),
    ],
)
def test_moments(moment: datetime, told: str) -> None:
    assert iso_text(moment) == told
