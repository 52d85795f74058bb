"""Lists of what a value reads like, for the window and for the exported page alike.

Each JSON file beside this module is a list of cases. `test_in_the_window.py` gives them to Python,
`test_on_the_page.py` to the page's scripts.

- `numbers.json`: a `value` with so many significant `digits` reads `text`.
- `units.json`: a `value` in a stored `unit`, with the user's units of `area` and `money` where they
  were chosen, reads `en` and `zh`; `noun` is the property that a count is of.
- `longitudes.json`: the place at `lon` lies at `beside` on a map that shows `middle`.
- `attributes.json`: a `value` of a field whose numbers are what `role` says reads `en` and `zh`.
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
