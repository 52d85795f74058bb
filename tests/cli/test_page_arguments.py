"""What may be typed of a page and of what is hidden."""

import argparse
from pathlib import Path

import pytest

from gisapp.cli.page_arguments import add_exported, add_page_options, names


def test_names_stand_between_commas_and_marks_keep_one_together() -> None:
    assert names('A, 联系人,"Area, mu"') == ["A", "联系人", "Area, mu"]
    with pytest.raises(argparse.ArgumentTypeError, match="names nothing"):
        names(" , ")


def test_what_is_hidden_may_be_said_several_times() -> None:
    parser = argparse.ArgumentParser()
    add_page_options(parser)
    arguments = parser.parse_args(["--hide", "A,B", "--hide", "C", "--tolerance", "0"])
    assert (arguments.hide, arguments.page_tolerance) == (["A", "B", "C"], 0.0)
    assert parser.parse_args([]).hide == []
    with pytest.raises(SystemExit):
        parser.parse_args(["--tolerance", "-1"])


def test_an_empty_folder_is_for_a_web_server_unless_it_is_called_like_a_file(
    tmp_path: Path,
) -> None:
    parser = argparse.ArgumentParser()
    add_exported(parser)

    def is_to_folder(output: str) -> bool:
        return bool(parser.parse_args(["-o", output]).to_folder)

    for name in ("site", "site.v2", "parks.gpkg"):
        (tmp_path / name).mkdir()
    assert is_to_folder(str(tmp_path / "site"))
    assert is_to_folder(str(tmp_path / "site.v2"))
    assert is_to_folder(str(tmp_path / "new.gpkg") + "/")
    assert not is_to_folder(str(tmp_path / "parks.gpkg"))
    assert not is_to_folder(str(tmp_path / ("long" * 100)))
