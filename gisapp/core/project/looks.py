"""A layer gets the look that a project keeps for it."""

from dataclasses import replace

from gisapp.core.layers.choices import renamed
from gisapp.core.layers.layer import Layer
from gisapp.core.project.project import ProjectLayer
from gisapp.core.text.bilingual import Bilingual


def with_look(layer: Layer, stored: ProjectLayer) -> Layer:
    """Return a layer with all that a project keeps of it, but for colours and joined tables."""
    own_name = Bilingual(stored.own_name, stored.own_name) if stored.own_name else None
    looking = replace(
        layer,
        own_group=stored.own_group,
        visible=stored.visible,
        opacity=stored.opacity,
        finest=stored.finest,
        coarsest=stored.coarsest,
        chosen_roles=stored.chosen_roles,
        mapping=stored.mapping,
        notes=stored.notes,
    )
    return renamed(looking, own_name)
