"""Features are exported in the format that the suffix says, with a style beside if asked for."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.export.tables.request import FeatureRequest
from tests.parks import embedded
from tests.styled_layers import layer_of


@pytest.mark.parametrize("suffix", [".qml", ".sld"])
def test_a_style_beside(tmp_path: Path, suffix: str) -> None:
    content = ShownContent.of((layer_of(tmp_path),))
    styled = FeatureRequest(content, style_suffix=suffix)
    write_feature_file(styled, tmp_path / "a.geojson")
    assert (tmp_path / f"a{suffix}").stat().st_size > 500


def test_a_style_beside_is_of_one_layer(tmp_path: Path) -> None:
    styled = FeatureRequest(ShownContent.of(embedded()[0]), style_suffix=".qml")
    with pytest.raises(ExportError, match="of one layer"):
        write_feature_file(styled, tmp_path / "a.geojson")
    assert not list(tmp_path.iterdir())
