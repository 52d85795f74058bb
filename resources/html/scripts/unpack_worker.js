// What the worker runs that unpacks the page's data, so that the page can answer meanwhile.

import { buffersOf, unpack } from "./unpacking.js";

export function run() {
  self.onmessage = async ({ data: blocks }) => {
    try {
      const unpacked = await unpack(blocks, (share) => self.postMessage({ share }));
      self.postMessage({ unpacked }, buffersOf(unpacked));
    } catch (error) {
      self.postMessage({ failure: String(error) });
    }
  };
}
