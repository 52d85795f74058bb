// Lets the browser show what has changed before long work goes on.

const LONGEST_MS = 300;

/** Resolve once the page is painted; at once in a window that nobody sees, where nothing is. */
export function painted() {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    // Frames may pause, as in a frame of another page that is not in view.
    setTimeout(resolve, LONGEST_MS);
    // The second one begins when the first, with what has changed, is on its way.
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
