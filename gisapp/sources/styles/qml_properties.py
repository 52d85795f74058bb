"""Properties in a QML style: `prop` elements of old versions of QGIS, maps of options of new."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element


def properties_of(element: Element) -> dict[str, str]:
    """Return the properties of a symbol layer, those of both forms.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring
    >>> properties_of(fromstring('<layer><prop k="size" v="2"/></layer>'))
    {'size': '2'}
    """
    found = {each.get("k", ""): each.get("v", "") for each in element.findall("prop")}
    for options in element.findall("Option"):
        found |= {each.get("name", ""): each.get("value", "") for each in options.findall("Option")}
    return found


def is_on(properties: Mapping[str, str], name: str) -> bool:
    """True if a property is set to yes, however that is written."""
    return properties.get(name, "").lower() in ("1", "true", "yes")


def data_defined(element: Element) -> dict[str, dict[str, str]]:
    """Return what is worked out of each feature: of each property that is, what says how.

    Of a size that grows with a field there are `field`, or `expression`, and `minSize`,
    `maxSize`, `minValue`, `maxValue` of its assistant.
    """
    found = {}
    for each in _active(element):
        said = {one.get("name", ""): one.get("value", "") for one in each.iter("Option")}
        found[each.get("name", "")] = said
    for each in element.findall("prop") + element.findall("Option/Option"):
        name = each.get("k") or each.get("name") or ""
        if name.endswith("_dd_active") and (each.get("v") or each.get("value")) == "1":
            found[name.removesuffix("_dd_active")] = {}
    return found


def _active(element: Element) -> list[Element]:
    maps = element.findall("data_defined_properties/Option/Option[@name='properties']/Option")
    return [
        each
        for each in maps
        if any(
            one.get("name") == "active" and one.get("value") in ("true", "1")
            for one in each.findall("Option")
        )
    ]
