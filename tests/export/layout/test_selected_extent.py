"""Around what is selected there is enough to see where that is."""

import shapely

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent
from gisapp.export.layout.selected_extent import selected_extent
from tests.export.layout.sheets import X, Y, parks
from tests.render.maps import RED, layer


def test_what_is_selected_is_in_the_middle() -> None:
    extent = selected_extent((parks(),), FeatureSet.of(FeatureRef("layer", 1)))
    assert extent == Extent(X + 1500, Y, X + 2500, Y + 1000).buffered(300)


def test_a_point_has_surroundings_and_nothing_has_no_place() -> None:
    points = layer("point", [shapely.Point(5, 5), shapely.Point()], RED)
    one, none = (FeatureSet.of(FeatureRef("layer", i)) for i in (0, 1))
    assert selected_extent((points,), one) == Extent(-295, -295, 305, 305)
    assert selected_extent((points,), none) is None
    assert selected_extent((), one) is None
