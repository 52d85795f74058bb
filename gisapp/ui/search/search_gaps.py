"""What the results of a search say of layers that are not searched, or not yet."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from gisapp.core.text.bilingual import Bilingual
from gisapp.session.searching import Gap
from gisapp.words import Words

_MOST_NAMED = 3
_LONGEST_NAME_PX = 200


def gaps_text(gaps: Mapping[Gap, Sequence[Bilingual]], words: Words, metrics: QFontMetrics) -> str:
    """Return a sentence for each kind of gap, one a line."""
    return "\n".join(_sentences(gaps, words, metrics))


def _sentences(
    gaps: Mapping[Gap, Sequence[Bilingual]], words: Words, metrics: QFontMetrics
) -> Iterator[str]:
    for gap, layers in gaps.items():
        texts = [" ".join(layer.in_language(words.language).split()) for layer in layers]
        names = words("search.layers").join(
            metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX)
            for text in texts[:_MOST_NAMED]
        )
        if len(texts) > _MOST_NAMED:
            names = words("search.layers_more", names=names, count=len(texts) - _MOST_NAMED)
        yield words(f"search.gap_{gap}", names=names)
