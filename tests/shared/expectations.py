"""Lists of what a value reads like, for the window and for the exported page alike.

Each JSON file beside this module is a list of cases. `test_in_the_window.py` gives them to Python,
`test_on_the_page.py` to the page's scripts.

- `numbers.json`: a `value` with so many significant `digits` reads `text`.
- `units.json`: a `value` in a stored `unit`, with the user's units of `area` and `money` where they
  were chosen, reads `en` and `zh`; `noun` is the property that a count is of.
- `coordinates.json`: a `text`, typed where the data lie `near` a longitude, means `places`, each a
  longitude and a latitude in degrees and the system that the text was written in; or it is
  `refused` for a reason.
- `quantities.json`: a `text` is a `value` in a stored `unit`; null where it is no quantity.
- `headings.json`: the heading `text` of a column names a `unit`, with the `size` of it.
- `folding.json`: a `text` is compared as `folded`.
- `typos.json`: a `wanted` text differs from a stretch of `text` by so many `typos`.
- `search.json`: a `text` finds first, in the embedded data, what is called `title` in English, of a
  `kind` and for a `reason`; null where it finds nothing.
- `csv_guard.json`: a value `text` is written to a CSV file as `cell`.
- `periods.json`: the time from `start` to `end`, known in the way of `basis`, reads `en` and `zh`.
"""

import json
from pathlib import Path
from typing import Any

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    """Return the cases of one list."""
    path = Path(__file__).with_name(f"{name}.json")
    found: list[Case] = json.loads(path.read_text(encoding="utf-8"))
    return found
