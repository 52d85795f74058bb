// The width at which the page becomes one column; styles/narrow.css has the same.

export const NARROW = "(max-width: 899px)";
