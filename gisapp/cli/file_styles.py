"""Layers of the command line look as the styles that come with their files say."""

import sys
from collections.abc import Sequence
from dataclasses import replace

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import sampled
from gisapp.core.layers.styles.classify import classify, restyled
from gisapp.errors import SourceError
from gisapp.words import LANGUAGES, load_words


def with_file_styles(arguments: Arguments, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return layers in the look that comes with their files; those of a project as they are.

    What cannot be had of a style is told, and the layer looks as usual.
    """
    if arguments.project is not None:
        return tuple(layers)
    return tuple(_styled(each) if _may_have_style(each) else each for each in layers)


def _may_have_style(layer: Layer) -> bool:
    has_features = layer.identifiable and layer.raster is None and not layer.is_table
    return has_features and layer.dataset is None and layer.style == PLAIN_STYLE


def _styled(layer: Layer) -> Layer:
    from gisapp.sources.styles.fitted_style import style_for
    from gisapp.sources.styles.stored_styles import stored_styles

    try:
        styles = stored_styles(layer.origin)
        if not styles or not styles[0].is_default:
            return layer
        read = style_for(styles[0], layer)
    except SourceError as error:
        print(f"gisapp: {error}", file=sys.stderr)
        return layer
    looking = replace(
        layer, finest=read.finest, coarsest=read.coarsest, opacity=read.opacity, style=read.style
    )
    if not read.style.field:
        return restyled(looking, read.style)
    words = [load_words(language) for language in LANGUAGES]
    made = classify(sampled(looking), read.style, words)
    if looking.partial is not None:
        return colored(looking, looking.partial, made.symbology)
    return made.of(looking)
