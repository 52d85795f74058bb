"""Which changes of a style are one, when they follow each other quickly, as a slider's are."""

from dataclasses import fields, replace

from gisapp.core.layers.layer_style import ClassChoice, LayerStyle

_GRADUAL = {"count", "breaks", "symbol", "sizes_px", "labels"}
"""What is dragged or typed; all else is chosen, and each choice is a step of its own."""


def kind_of_change(before: LayerStyle, after: LayerStyle) -> tuple[str, ...] | None:
    """Return what changes gradually between two styles; None if anything was chosen anew.

    Examples
    --------
    >>> plain = LayerStyle()
    >>> kind_of_change(plain, LayerStyle(count=7)), kind_of_change(plain, LayerStyle("use"))
    (('count',), None)
    """
    changed = {
        each.name
        for each in fields(LayerStyle)
        if getattr(before, each.name) != getattr(after, each.name)
    }
    if changed == {"classes"}:
        return _kind_of_class_change(before.classes, after.classes)
    return tuple(sorted(changed)) if changed <= _GRADUAL else None


def _kind_of_class_change(
    before: tuple[ClassChoice, ...], after: tuple[ClassChoice, ...]
) -> tuple[str, ...] | None:
    """Return the class whose colour or label changes; None where one is shown or hidden."""
    old = {each.key: each for each in before}
    new = {each.key: each for each in after}
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    if len(keys) != 1:
        return None
    (key,) = keys
    one, other = old.get(key, ClassChoice(key)), new.get(key, ClassChoice(key))
    if one.is_hidden != other.is_hidden:
        return None
    is_color = replace(one, color=other.color) == other
    return "class", key, "color" if is_color else "label"
