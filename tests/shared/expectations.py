"""Lists of what a value reads like, for the window and for the exported page alike.

Each JSON file beside this module is a list of cases. `test_in_the_window.py` gives them to Python,
`test_on_the_page.py` to the page's scripts.

- `numbers.json`: a `value` with so many significant `digits` reads `text`.
- `units.json`: a `value` in a stored `unit`, with the user's units of `area` and `money` where they
  were chosen, reads `en` and `zh`; `noun` is the property that a count is of.
- `longitudes.json`: the place at `lon` lies at `beside` on a map that shows `middle`.
- `attributes.json`: a `value` of a field whose numbers are what `role` says reads `en` and `zh`.
- `coordinates.json`: a `text`, typed where the data lie `near` a longitude, means `places`, each a
  longitude and a latitude in degrees and the system that the text was written in; or it is
  `refused` for a reason.
- `quantities.json`: a `text` is a `value` in a stored `unit`; null where it is no quantity.
- `headings.json`: the heading `text` of a column names a `unit`, with the `size` of it.
- `cells.json`: a `text` is `found` in a column with that `heading`, or not, by a `value` there.
- `folding.json`: a `text` is compared as `folded`.
- `typos.json`: a `wanted` text differs from a stretch of `text` by so many `typos`.
- `search.json`: a `text` finds first, in the embedded data, what is called `title` in English, of a
  `kind`, for a `reason` and by what is `matched`, if that is told; null where it finds nothing.
- `own_search.json`: a `text` finds first, in a file with the `OWN_FEATURES`, what is called `name`,
  for a `reason` and by what is `matched`; null where it finds nothing.
- `ledger_search.json`: a `text` finds first, in the mapped files of `tests/own_files.py`, the
  `subject` with that key, and what stands there in Chinese has what is `told`; null where it
  finds nothing.
- `pins.json`: the pin of a shape of a kind of `geometry`, its `rings` being x and y in turn, stands
  at `pin`, the point nearest to `from`.
- `scales.json`: a `resolution` at a `latitude` is a scale that reads `text`.
- `class_counts.json`: a class of `total` features, of which a filter lets `passing` through, is
  counted as `en` and `zh`.
- `csv_guard.json`: a value `text` is written to a CSV file as `cell`.
- `columns.json`: a column of `values` has these `texts`, the most frequent first, so many `counts`
  of each, so many `missing`, and `bins` of a histogram; a condition on it `takes` these rows.
- `periods.json`: the time from `start` to `end`, known in the way of `basis`, reads `en` and `zh`.
"""

import json
from pathlib import Path
from typing import Any

Case = dict[str, Any]

OWN_FEATURES: tuple[dict[str, str | float | None], ...] = (
    {
        "name": "昌东砖厂",
        "code": "913601MA38",
        "use": "M1 工業用地",
        "面积（亩）": 630,
        "value": 1_000_000_000,
        "rate": 0.125,
        "built": "2014-09-03",
    },
    {
        "name": "Yifang Mill",
        "code": "013601",
        "use": "Residential, low",
        "面积（亩）": 93,
        "value": 54_000,
        "rate": 12.4375,
        "built": "2017-01-01",
    },
    {
        "name": "瑶湖 LED 光電",
        "code": None,
        "use": "M1 工业用地",
        "面积（亩）": None,
        "value": -5,
        "rate": 1e-7,
        "built": "",
    },
    {"name": "煌上煌第16厂", "value": 16.5, "地块编号": 3601110000000000038, "栋号": 20},
    {"name": "煌上煌第6厂", "use": "空置厂房", "地块编号": 3601110000000000075, "占地(亩)": 630},
    {"name": "乐安重卡（南昌）有限公司", "vacant": True, "年份": 2016, "投资（亿元）": 12.5},
    {"name": "No. 2 Textile Mill", "vacant": False, "手机": 13870801234, "绿地率": 20},
    {"name": "Xi'an Straße", "phone": "0791-88101003", "built": "2019/3/5", "rate": 0.1 + 0.2},
    {"name": None, "remark": "备注很长" * 30 + "，此处有深井", "面积": 420_000.0, "栋号": 21},
)
"""Attributes of points of somebody's own file."""


def write_own_file(folder: Path) -> Path:
    """Write a GeoJSON file of the `OWN_FEATURES`."""
    fields = dict.fromkeys(field for some in OWN_FEATURES for field in some)
    features = [
        {
            "type": "Feature",
            "properties": {field: some.get(field) for field in fields},
            "geometry": {"type": "Point", "coordinates": [115.9 + place / 10, 28.65]},
        }
        for place, some in enumerate(OWN_FEATURES)
    ]
    path = folder / "plants.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def cases(name: str) -> list[Case]:
    """Return the cases of one list."""
    path = Path(__file__).with_name(f"{name}.json")
    found: list[Case] = json.loads(path.read_text(encoding="utf-8"))
    return found
