"""The modules of the exported page, loaded into a blank page so that tests can call them."""

from playwright.sync_api import Page

from gisapp import paths
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.words import LANGUAGES, Language, load_words

SCRIPTS = paths.resources() / "html" / "scripts"


def load_functions(page: Page, **modules: str) -> None:
    """Give a page some functions, each named with the module that exports it, and `allWords`."""
    for function, module in modules.items():
        page.add_script_tag(content=bundle(SCRIPTS, f"{module}.js", function))
    page.evaluate(
        "words => { window.allWords = words; }",
        {language: load_words(language).entries for language in LANGUAGES},
    )


def state_of(language: Language, units: UnitChoice) -> dict[str, str]:
    """Return the part of the page's state that words depend on."""
    return {"language": language, "area": units.area or "", "money": units.money}


def load_layers(page: Page) -> None:
    """Give a page `layerOf`, which makes a layer of one ring or point for each feature.

    `layerOf({ geometry, names, ... }, rings)`: rings are x, y, x, y … in EPSG:3857, those of
    polygons closed; all else becomes the layer's own.
    """
    load_functions(page, FeatureColumns="features")
    page.evaluate(
        """() => {
            window.layerOf = ({ names, ...about }, rings) => {
                const count = rings.length;
                const each = Uint32Array.from({ length: count + 1 }, (_, row) => row);
                const sizes = rings.map((ring) => ring.length / 2);
                const bounds = rings.flatMap((ring) => [
                    Math.min(...ring.filter((_, i) => i % 2 === 0)),
                    Math.min(...ring.filter((_, i) => i % 2 === 1)),
                    Math.max(...ring.filter((_, i) => i % 2 === 0)),
                    Math.max(...ring.filter((_, i) => i % 2 === 1)),
                ]);
                const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
                    bounds.filter((_, i) => i % 4 === side));
                const layer = { id: "layer", name: ["layer", "layer"], ...about };
                layer.features = new FeatureColumns(layer, {
                    count,
                    ids: each.subarray(0, count),
                    classes: new Uint8Array(count),
                    bounds: Float64Array.from(bounds),
                    areas: Float64Array.from(each.subarray(0, count), (_, row) =>
                        (east[row] - west[row]) * (north[row] - south[row])),
                    coordinates: Float64Array.from(rings.flat()),
                    ringOffsets: sizes.reduce((all, size) => [...all, all.at(-1) + size], [0]),
                    partOffsets: each,
                    featureOffsets: each,
                    columns: [{ values: names ?? [], codes: null }],
                    names: names ? [0, 0] : undefined,
                });
                layer.rows = layer.features.allRows();
                return layer;
            };
        }"""
    )
