// Files beside the page, read from the web server: see gisapp/export/snapshot/beside_file.py.

import { gunzipped } from "./unpacking.js";

const LENGTH_BYTES = 4;

/** A file that is not there now, or damaged. */
export class Unreadable extends Error {}

/** Return { document, bytes }: what a file says, and the numbers that it refers to. */
export async function readBeside(path) {
  // To a page that was opened from a file, browsers refuse the files beside it.
  if (isWithoutServer()) throw new Unreadable(path);
  try {
    return await unpackedFile(path);
  } catch (error) {
    throw new Unreadable(path, { cause: error });
  }
}

async function unpackedFile(path) {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Unreadable(path);
  const bytes = await gunzipped(new Uint8Array(await answer.arrayBuffer()));
  const end = LENGTH_BYTES + new DataView(bytes.buffer).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, end));
  return { document: JSON.parse(text), bytes: bytes.subarray(end) };
}

/** Call `tell` where a file could not be read; other errors are ours. */
export function whereUnreadable(tell) {
  return (error) => {
    if (!(error instanceof Unreadable)) throw error;
    return tell();
  };
}

/** What is said where values cannot be read. */
export function troubleCode() {
  return isWithoutServer() ? "snapshot.beside_no_server" : "snapshot.beside_missing";
}

/** True where the page was opened from a file. */
export function isWithoutServer() {
  return location.protocol === "file:";
}
