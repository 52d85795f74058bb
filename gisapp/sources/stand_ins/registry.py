"""Who knows which files: the one list of what makes stand-ins."""

from pathlib import Path

from gisapp.sources.stand_ins.column_letters import with_readable_columns
from gisapp.sources.stand_ins.geopackage import with_known_types
from gisapp.sources.stand_ins.gml import gml_stand_in, unnamed_gml_stand_in
from gisapp.sources.stand_ins.json_lines import JSON_SUFFIXES
from gisapp.sources.stand_ins.json_shapes import plain_geojson
from gisapp.sources.stand_ins.mapinfo import readable_mif, readable_tab
from gisapp.sources.stand_ins.markup import readable_kml
from gisapp.sources.stand_ins.shapefile import whole_shapefile
from gisapp.sources.stand_ins.sqlite import quiet_database
from gisapp.sources.stand_ins.stand_in import Maker, StandIn, StandIns, TextMaker
from gisapp.sources.stand_ins.xml_text import readable_xml

BY_SUFFIX: dict[str, TextMaker] = {
    **dict.fromkeys((*JSON_SUFFIXES, ""), plain_geojson),
    ".shp": whole_shapefile,
    ".kml": readable_kml,
    ".gml": gml_stand_in,
    ".gpx": readable_xml,
    ".mif": readable_mif,
    ".tab": readable_tab,
}
BY_CONTENT: tuple[Maker, ...] = (
    with_readable_columns,
    with_known_types,
    quiet_database,
    unnamed_gml_stand_in,
)
_STAND_INS = StandIns(BY_SUFFIX, BY_CONTENT)


def stand_in_for(path: Path, encoding: str | None = None) -> StandIn:
    """Return what is opened in place of a file; parameters and errors as for `StandIns.of`."""
    return _STAND_INS.of(path, encoding)
