// Long work in steps between which the page answers: a generator that yields where it may rest.

const SLICE_MS = 10;

/** Run a generator to its end, some milliseconds at a time, and return a promise of its result. */
export async function inSteps(work) {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const { done, value } = work.next();
      if (done) return value;
    }
    await rested();
  }
}

/** Run a generator to its end at once. */
export function atOnce(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function rested() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
