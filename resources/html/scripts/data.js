// Reads the page's two blocks of data: in a worker, or bit by bit where there can be none.

import UNPACK_WORKER from "./unpack_worker.js" with { type: "text" };
import { unpack } from "./unpacking.js";

/**
 * Return the data of the page; `blocks` are { data, numbers }, the elements that have them.
 *
 * `report` is called with the share that is done, 0 to 1. Data that are cut off or damaged are an
 * error.
 */
export async function readData(blocks, report = () => {}) {
  const texts = Object.fromEntries(
    Object.entries(blocks).map(([name, { type, textContent }]) => [name, { type, text: textContent }]),
  );
  const worker = startedWorker();
  if (!worker) return unpack(texts, inBetween(report));
  try {
    return await unpackedBy(worker, texts, report);
  } finally {
    worker.terminate();
  }
}

/** A worker, which some browsers refuse to pages that are opened from a file. */
function startedWorker() {
  const url = URL.createObjectURL(new Blob([UNPACK_WORKER], { type: "text/javascript" }));
  try {
    return new Worker(url);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  } finally {
    // A worker has fetched its script once it answers.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

function unpackedBy(worker, texts, report) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { unpacked, failure, share } }) => {
      if (unpacked) resolve(unpacked);
      else if (failure) reject(new Error(failure));
      else report(share);
    };
    // It could not start: what is wrong with the data it tells itself.
    worker.onerror = () => resolve(unpack(texts, inBetween(report)));
    worker.postMessage(texts);
  });
}

/** Report, and let the page answer before the next step. */
function inBetween(report) {
  return (share) => {
    report(share);
    return new Promise((resolve) => setTimeout(resolve));
  };
}
