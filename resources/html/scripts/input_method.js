// Keys that an input method takes while it puts a text together, as one for Chinese does.

const TAKEN = 229;

/** True for a key that is the input method's own; Safari tells it by the key's code alone. */
export function isOfInputMethod({ isComposing, keyCode }) {
  return isComposing || keyCode === TAKEN;
}
