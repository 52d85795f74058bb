// The scales at which layers are drawn, by the rules of gisapp/core/space/scales.py.

const SCREEN_PIXEL_M = 0.0254 / 96;
const DIGITS = 3;

/** A resolution in metres of EPSG:3857 a pixel as a scale at a latitude: "1:10,000". */
export function scaleText(resolution, latitude) {
  const ground = resolution * Math.cos((latitude * Math.PI) / 180);
  const scale = ground / SCREEN_PIXEL_M;
  const unit = 10 ** (Math.ceil(Math.log10(Math.max(scale, 1))) - DIGITS);
  const rounded = unit < 1 ? Number(scale.toFixed(-Math.log10(unit))) : Math.round(scale / unit) * unit;
  if (rounded < 1) return `1:${Number(rounded.toPrecision(6))}`;
  return `1:${String(Math.round(rounded)).replace(/\B(?=(\d{3})+$)/g, ",")}`;
}

/** At which scales a layer is drawn where it is not at the one of now, else "". */
export function scaleReason({ finest, coarsest }, { resolution, latitude }, say) {
  if (resolution >= coarsest)
    return say("layers.shown_from", { scale: scaleText(coarsest, latitude) });
  if (resolution < finest) return say("layers.shown_to", { scale: scaleText(finest, latitude) });
  return "";
}
