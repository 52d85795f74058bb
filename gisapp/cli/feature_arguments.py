"""What may be typed after `gisapp export` about features: which, of which columns, and how."""

import argparse
from typing import Literal

EXPORTED = "FILE.html|.gpkg|.geojson|.fgb|.parquet|.shp|.zip|.csv|.xlsx|.kml|.kmz|.dxf|.txt"
"""What `gisapp export` writes."""


class FeatureArguments(argparse.Namespace):
    """What is said of features; see `add_feature_options`."""

    layer: list[str] | None = None
    fields: list[str] | None = None
    to_crs: str | None = None
    to_encoding: str | None = None
    places: Literal["", "wkt", "lonlat", "none"] = ""
    all_rows: bool = False
    notes: bool = False
    style: str | None = None


def add_feature_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of an export of features."""
    parser.add_argument(
        "--layer", action="append", metavar="NAME", help="only this layer; may be said again"
    )
    parser.add_argument(
        "--fields", action="append", metavar="A,B", help="only these columns; may be said again"
    )
    parser.add_argument(
        "--to-crs",
        metavar="EPSG:n|source",
        help="the CRS to write features in; source for their own (default: EPSG:4326, for .dxf "
        "and .txt a zone in metres)",
    )
    parser.add_argument(
        "--to-encoding",
        choices=("UTF-8", "GBK"),
        help="of the texts of .shp, .zip and .txt",
    )
    parser.add_argument(
        "--places",
        choices=("wkt", "lonlat", "none"),
        default="",
        help="how .csv and .xlsx tell where features are",
    )
    parser.add_argument(
        "--all-rows",
        action="store_true",
        help="features too that filters and hidden classes of a project leave out",
    )
    parser.add_argument(
        "--notes", action="store_true", help="what was noted of features, as a column"
    )
    parser.add_argument(
        "--style",
        choices=("qml", "sld"),
        help="write the look of the layer too, beside its features; a .gpkg has it in itself",
    )
