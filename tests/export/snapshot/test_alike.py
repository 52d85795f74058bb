"""What records have in common is stored once."""

from functools import partial

from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.alike import Alike


def test_each_record_is_made_once_and_found_again_by_what_it_is() -> None:
    alike, made = Alike(), list[str]()

    def make(name: str) -> Json:
        made.append(name)
        return {"unit": name}

    places = [alike.place((name, 1), partial(make, name)) for name in ("m2", "CNY", "m2")]
    assert places == [0, 1, 0]
    assert made == ["m2", "CNY"]
    assert alike.stored == [{"unit": "m2"}, {"unit": "CNY"}]
