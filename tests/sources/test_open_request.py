"""What was said of single tables goes before what is said of their source."""

from pathlib import Path

from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.source_name import table_identity

PATH = Path("/maps/plots.zip/plots.gpkg")
SAID = {table_identity(str(PATH), "north"): ReadAs("EPSG:4548", "GBK")}


def test_a_table_is_read_as_was_said_of_it() -> None:
    request = OpenRequest(str(PATH), PATH, said=SAID)
    assert request.read_as_of("north") == ReadAs("EPSG:4548", "GBK")
    assert request.read_as_of("south") == AS_STATED


def test_an_unpacked_file_is_known_by_where_the_user_has_it() -> None:
    request = OpenRequest("plots.zip", Path("/unpacked/plots.gpkg"), said=SAID, shown=str(PATH))
    assert request.read_as_of("north").crs == "EPSG:4548"


def test_a_file_has_the_encoding_that_was_said_of_one_of_its_tables() -> None:
    request = OpenRequest(str(PATH), PATH, read_as=ReadAs("EPSG:4490"), said=SAID)
    assert request.with_encoding_said().read_as == ReadAs("EPSG:4490", "GBK")
    other = OpenRequest("/maps/plots", Path("/maps/plots"), said=SAID)
    assert other.with_encoding_said().read_as == AS_STATED
