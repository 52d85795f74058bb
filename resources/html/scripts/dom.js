// Builds elements. Values enter the page as text nodes and attributes only, never as markup.

const SVG = "http://www.w3.org/2000/svg";
// What turns the direction of a text: a value with one would turn what stands beside it.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Make an HTML element; attributes that are functions become listeners. */
export function element(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** Make an SVG element. */
export function svgElement(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

/** Make one of the icons that the page carries; decoration, so it is hidden from screen readers. */
export function icon(name) {
  return svgElement(
    "svg",
    { class: "icon", "aria-hidden": "true" },
    svgElement("use", { href: `#icon-${name}` }),
  );
}

const LINK = /(https?:\/\/[^\s<>"，。；：！？、（）【】《》]*[^\s<>"，。；：！？、（）【】《》.,:;!?)\]}'])/i;

/** Make text in which each http(s) address is a link, and nothing else is. */
export function textOrLink(text) {
  const parts = text.split(LINK);
  return parts
    .map((part, place) => (place % 2 ? link(part) : part))
    .filter(Boolean);
}

function link(address) {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
}

/** Put new children in the place of an element's old ones. */
export function refill(node, ...children) {
  node.replaceChildren(...present(children));
}

export function byId(id) {
  return document.getElementById(id);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...present(children));
  return node;
}

function present(children) {
  return children
    .flat(Infinity)
    .filter((child) => child instanceof Node || Boolean(child))
    .map((child) => (typeof child === "string" ? child.replace(TURNS, "") : child));
}
