"""A boundary-point file is known by its content, in any encoding and with any suffix."""

from pathlib import Path

import pytest

from gisapp.sources.boundary.sniffing import is_boundary_txt
from tests.boundary_files import boundary_file, boundary_text, plot


@pytest.mark.parametrize(
    "encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("name", ["plots.txt", "PLOTS.TXT", "plots"])
def test_each_encoding_is_known(tmp_path: Path, encoding: str, name: str) -> None:
    assert is_boundary_txt(boundary_file(tmp_path, boundary_text(), encoding, name))


@pytest.mark.parametrize(
    "text",
    [
        plot(),
        plot(""),
        boundary_text().replace("[", "【").replace("]", "】"),
        boundary_text().replace(",", "，").replace("@", "＠"),
        "[项目信息]\n项目名称=某项目\n",
    ],
)
def test_parts_of_the_format_are_enough(tmp_path: Path, text: str) -> None:
    assert is_boundary_txt(boundary_file(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    ["name,x,y\nA,1,2\n", "someone@example.org\n", "to: me@\nyes\n", "", "[section]\nkey=value\n"],
)
def test_other_text_is_none(tmp_path: Path, text: str) -> None:
    assert not is_boundary_txt(boundary_file(tmp_path, text))


def test_other_suffixes_folders_and_missing_files_are_none(tmp_path: Path) -> None:
    assert not is_boundary_txt(boundary_file(tmp_path, boundary_text(), name="plots.csv"))
    assert not is_boundary_txt(tmp_path)
    assert not is_boundary_txt(tmp_path / "gone.txt")
