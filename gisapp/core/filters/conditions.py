"""The conditions of a layer's filter: the one on an attribute, and filters with another one."""

from dataclasses import replace

from gisapp.core.filters.layer_filter import AnyOf, Between, Condition, LayerFilter


def field_of(condition: Condition) -> str:
    """Return the attribute that a condition is about; empty for one about something else."""
    return condition.field if isinstance(condition, AnyOf | Between) else ""


def condition_on(wanted: LayerFilter, field: str) -> AnyOf | Between | None:
    """Return the condition on an attribute, None where there is none."""
    for each in wanted.conditions:
        if isinstance(each, AnyOf | Between) and each.field == field:
            return each
    return None


def without(wanted: LayerFilter, condition: Condition) -> LayerFilter:
    """Return a filter without one of its conditions."""
    return replace(wanted, conditions=tuple(e for e in wanted.conditions if e != condition))


def without_field(wanted: LayerFilter, field: str) -> LayerFilter:
    """Return a filter without the condition on an attribute."""
    kept = tuple(each for each in wanted.conditions if field_of(each) != field)
    return replace(wanted, conditions=kept)


def with_condition(wanted: LayerFilter, condition: AnyOf | Between) -> LayerFilter:
    """Return a filter with a condition on an attribute in place of the one that it has.

    >>> wanted = LayerFilter((AnyOf("status", ("idle",)), Between("area", 20)))
    >>> [each.field for each in with_condition(wanted, AnyOf("status", ("let",))).conditions]
    ['status', 'area']
    """
    if condition_on(wanted, condition.field) is None:
        return replace(wanted, conditions=(*wanted.conditions, condition))
    changed = (
        condition if field_of(each) == condition.field else each for each in wanted.conditions
    )
    return replace(wanted, conditions=tuple(changed))
