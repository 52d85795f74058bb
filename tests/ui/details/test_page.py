"""What a copy of a page says."""

from gisapp.ui.details.page import page_json


def test_a_copy_is_indented_json_with_chinese_as_it_is() -> None:
    assert page_json({"name": "昌东"}) == '{\n  "name": "昌东"\n}\n'
