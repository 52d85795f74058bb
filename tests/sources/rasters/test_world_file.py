"""The file beside a picture that says where it lies."""

from pathlib import Path

import pytest

from gisapp.sources.rasters.world_file import has_world_file, usual_world_file


@pytest.mark.parametrize(
    ("picture", "world"),
    [("a.jpg", "a.jgw"), ("a.PNG", "a.PGW"), ("规划.tif", "规划.wld"), ("a.jpeg", "a.jpegw")],
)
def test_a_world_file_is_found(tmp_path: Path, picture: str, world: str) -> None:
    path = tmp_path / picture
    path.touch()
    assert not has_world_file(path)
    (tmp_path / world).touch()
    assert has_world_file(path)


def test_other_files_have_none() -> None:
    assert not has_world_file(Path("plots.gpkg"))
    assert usual_world_file(Path("plan.bmp")) == "plan.bpw"
