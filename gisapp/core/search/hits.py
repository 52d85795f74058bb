"""What a search finds: where it is, and why it is a hit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.facts import Fact
from gisapp.core.space.coordinate_parser import Position
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.read_position import read_position
from gisapp.core.text.bilingual import Bilingual


@dataclass(frozen=True)
class MapPoint:
    """A point of the map, and around it the extent of what is there, in EPSG:3857."""

    x: float
    y: float
    extent: Extent | None = None


HitKind = Literal["feature", "topic", "fact", "unusable", "point", "place"]
Reason = Literal["name", "pinyin", "other_name", "typo", "attribute", "value", "text", "position"]
"""Why something is a hit: by its name or another name of it, by that in pinyin or nearly so, by an
attribute, by a fact's value or words, or as the place of the coordinates that were typed."""
Target = FeatureRef | TopicRef | MapPoint


_NO_WORDS = Bilingual()


@dataclass(frozen=True)
class SearchHit:
    """Something that was found, where it is and why.

    `detail` says what a feature or topic is, or which property a fact is about. An unusable
    statement is found to be read about with its paragraph, never as a value.

    Parameters
    ----------
    fact, dataset
        For a fact or an unusable statement: itself, and the dataset that it stands in.
    reason : Reason
        Why it was found.
    matched : Bilingual
        What it was found by, where the rest of the hit does not show it: another name,
        "field: value", or the words of a fact around what was typed.
    position : Position or None
        For a point: how the text was read.
    """

    kind: HitKind
    title: Bilingual
    detail: Bilingual
    target: Target
    fact: Fact | None = None
    dataset: ParkDataset | None = None
    reason: Reason = "name"
    matched: Bilingual = _NO_WORDS
    position: Position | None = None


def position_hits(text: str, near_longitude: float | None) -> Iterator[SearchHit]:
    """Yield a hit for each way to read a text as coordinates."""
    for position in read_position(text, near_longitude).positions:
        longitude, latitude = position.longitude, position.latitude
        (x, y), *_ = lonlat_to_mercator(np.array([(longitude, latitude)])).tolist()
        title = f"{latitude:.5f}°, {longitude:.5f}°"
        yield SearchHit(
            "point",
            Bilingual(title, title),
            Bilingual(),
            MapPoint(x, y),
            reason="position",
            position=position,
        )
