// How the map moves: at once for users who asked their system for less motion.

const LESS_MOTION = "(prefers-reduced-motion: reduce)";

/** Return Leaflet's options for a move of the map. */
export function moving() {
  return matchMedia(LESS_MOTION).matches ? { animate: false } : {};
}
