"""Small files whose numbers are metres of CGCS2000 near Nanchang, and which don't say so."""

from pathlib import Path

import geopandas
import shapely
import shapely.affinity

WITHOUT_CRS = "ignore:'crs' was not provided"
"""What writing such a file warns of."""
PLOTS = [
    shapely.box(39_400_000 + 600 * place, 3_173_000, 39_400_500 + 600 * place, 3_173_700)
    for place in range(3)
]


def write_plots(
    path: Path, *, crs: str | None = None, layer: str | None = None, shift_m: float = 0
) -> Path:
    """Write three plots, in a file of their own or as another layer of one that is there."""
    plots = [shapely.affinity.translate(each, shift_m) for each in PLOTS]
    frame = geopandas.GeoDataFrame({"name": ["a", "b", "c"]}, geometry=plots, crs=crs)
    frame.to_file(path, engine="pyogrio", layer=layer, mode="a" if path.exists() else "w")
    return path
