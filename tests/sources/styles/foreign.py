"""Styles as other programs write them, made for tests."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
KINDS = {"polygon": "fill", "line": "line", "point": "marker"}


def options(**said: str) -> str:
    """Return properties as QGIS from 3.20 on writes them."""
    inner = "".join(
        f'<Option type="QString" name={quoteattr(name)} value={quoteattr(value)}/>'
        for name, value in said.items()
    )
    return f'<Option type="Map">{inner}</Option>'


def props(**said: str) -> str:
    """Return properties as older versions write them."""
    return "".join(f"<prop k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in said.items())


def layer(layer_class: str, properties: str, inner: str = "", enabled: str = "1") -> str:
    return f'<layer class="{layer_class}" enabled="{enabled}" pass="0">{properties}{inner}</layer>'


def symbol(*layers: str, name: str = "0", kind: str = "polygon", alpha: str = "1") -> str:
    return f'<symbol type="{KINDS[kind]}" name="{name}" alpha="{alpha}">{"".join(layers)}</symbol>'


def filled(color: str, name: str = "0") -> str:
    """Return the symbol of an area that QGIS makes by itself, in a colour."""
    return symbol(fill(color), name=name)


def fill(color: str) -> str:
    """Return the only layer of such a symbol."""
    said = options(
        color=color,
        style="solid",
        outline_color="35,35,35,255",
        outline_style="solid",
        outline_width="0.26",
        outline_width_unit="MM",
    )
    return layer("SimpleFill", said)


def qml(renderer: str, more: str = "", **attributes: str) -> bytes:
    said = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f'{DOCTYPE}<qgis version="3.34.1" {said}>{renderer}{more}</qgis>'.encode()


def single(*layers: str, kind: str = "polygon", alpha: str = "1") -> str:
    made = symbol(*layers, kind=kind, alpha=alpha)
    return f'<renderer-v2 type="singleSymbol"><symbols>{made}</symbols></renderer-v2>'


def categorized(field: str, categories: str, *symbols: str) -> str:
    return (
        f'<renderer-v2 type="categorizedSymbol" attr={quoteattr(field)}>'
        f"<categories>{categories}</categories><symbols>{''.join(symbols)}</symbols></renderer-v2>"
    )


def graduated(field: str, ranges: str, *symbols: str, method: str = "GraduatedColor") -> str:
    return (
        f'<renderer-v2 type="graduatedSymbol" attr={quoteattr(field)} graduatedMethod="{method}">'
        f"<ranges>{ranges}</ranges><symbols>{''.join(symbols)}</symbols></renderer-v2>"
    )


def category(value: str, place: int, label: str = "", **more: str) -> str:
    return _entry("category", {"value": value, "symbol": str(place), "label": label, **more})


def range_of(lower: str, upper: str, place: int, label: str = "", **more: str) -> str:
    said = {"lower": lower, "upper": upper, "symbol": str(place), "label": label, **more}
    return _entry("range", said)


def _entry(tag: str, said: Mapping[str, str]) -> str:
    return f"<{tag} {' '.join(f'{k}={quoteattr(v)}' for k, v in said.items())}/>"


def sld(rules: str) -> bytes:
    """Return an SLD 1.1 with some rules."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><StyledLayerDescriptor version="1.1.0" '
        'xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" '
        'xmlns:ogc="http://www.opengis.net/ogc"><NamedLayer><UserStyle><se:FeatureTypeStyle>'
        f"{rules}</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>"
    ).encode()


def area(color: str) -> str:
    fill = f'<se:Fill><se:SvgParameter name="fill">{color}</se:SvgParameter></se:Fill>'
    return f"<se:PolygonSymbolizer>{fill}</se:PolygonSymbolizer>"


def rule(condition: str, drawn: str, title: str = "") -> str:
    wanted = f"<ogc:Filter>{condition}</ogc:Filter>" if condition else ""
    named = f"<se:Description><se:Title>{title}</se:Title></se:Description>" if title else ""
    return f"<se:Rule>{named}{wanted}{drawn}</se:Rule>"


def compared(tag: str, field: str, value: str) -> str:
    return (
        f"<ogc:{tag}><ogc:PropertyName>{field}</ogc:PropertyName>"
        f"<ogc:Literal>{value}</ogc:Literal></ogc:{tag}>"
    )
