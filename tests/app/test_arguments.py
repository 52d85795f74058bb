"""What a window is asked to show decides what it shows of the embedded data."""

from pathlib import Path

import pytest

from gisapp.app.arguments import ViewArguments


@pytest.mark.parametrize(
    ("arguments", "has_own_data"),
    [
        (ViewArguments(), False),
        (ViewArguments(select="changdong"), False),
        (ViewArguments(sources=("plots.gpkg",)), True),
        (ViewArguments(project=Path("park.gisapp")), True),
    ],
)
def test_sources_and_projects_are_own_data(arguments: ViewArguments, has_own_data: bool) -> None:
    assert arguments.has_own_data == has_own_data
