"""Sentences about what classes are made of, and why something cannot be had."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.style_changes import StyleMode
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.core.tables.column_profile import ColumnProfile

_LETTERS = 40


def why_no_style(layer: Layer, words: Words) -> str:
    """Return why a layer has no classes and symbols to choose; empty where it has."""
    if layer.raster is not None:
        return words("style.none_of_raster")
    if layer.is_table:
        return words("style.none_of_table")
    return ""


def why_not(layer: Layer, mode: StyleMode, suited: Sequence[Field], words: Words) -> str:
    """Return why the features of a layer cannot be told apart so; empty where they can.

    Parameters
    ----------
    layer : Layer
    mode : StyleMode
    suited : sequence of Field
        The fields that the mode could use.
    words : Words
    """
    if mode == "one":
        return ""
    if not layer.attributes.fields:
        return words("style.no_fields")
    if mode == "sizes" and layer.geometry.kind == "polygon":
        return words("style.no_sizes_of_areas")
    return "" if suited else words("style.no_numbers")


def notes_of(layer: Layer, profile: "ColumnProfile | None", words: Words) -> list[str]:
    """Return what must be known of the classes of a layer, a sentence each.

    Parameters
    ----------
    layer : Layer
    profile : ColumnProfile or None
        What the field holds; None where nobody knows yet.
    words : Words
    """
    if not (layer.style.field or layer.coloring.attribute):
        return []
    return [*_on_basis(layer, words), *(_on_values(profile, words) if profile else ())]


def _on_basis(layer: Layer, words: Words) -> list[str]:
    basis = layer.coloring.basis
    if basis == "sample":
        count = f"{len(layer.geometry):,}"
        return [words("style.note_sample", count=count, all=f"{layer.feature_count:,}")]
    return [words("style.note_groups")] if basis == "groups" else []


def _on_values(profile: "ColumnProfile", words: Words) -> list[str]:
    column, rows = profile.column, len(profile.column)
    stated = int(profile.counts.sum())
    if not stated:
        return [words("style.note_all_missing")]
    notes = []
    if len(profile.counts) == 1:
        value = shortened(column.texts([0])[0], _LETTERS)
        notes.append(words("style.note_one_value", value=value))
    if column.numbers is not None:
        infinite = int(profile.counts[~np.isfinite(column.numbers)].sum())
        if infinite:
            notes.append(words("style.note_infinite", count=f"{infinite:,}"))
    if stated < rows:
        notes.append(words("style.note_missing", count=f"{rows - stated:,}", all=f"{rows:,}"))
    return notes
