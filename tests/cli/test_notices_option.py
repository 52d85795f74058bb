"""`--notices` prints whose work the program is made of, and ends."""

import pytest

from gisapp.cli.arguments import parse
from tests.cli.running import Captured


def test_all_notices_are_printed(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["--notices"])
    assert stopped.value.code == 0
    assert "Leaflet" in capsys.readouterr().out
