import { parentPort } from 'node:worker_threads';
import { identityOf, type Reading, read } from '../../index.js';
import { type FileContent, readerHere } from './file-reader.js';
import { inOnePiece } from './one-piece.js';

/** Some files to be read. */
export interface Order {
  readonly number: number;
  readonly paths: readonly string[];
  readonly maxBytes: number;
}

/** What was ordered under this number. */
export interface Delivery {
  readonly number: number;
  readonly files: readonly FileContent[];
}

/** The texts that have been delivered: of one text the notes need but one reading. */
const known = new Set<string>();

/** Reads files in a thread of its own, down to all that their texts say. */
parentPort?.on('message', async ({ number, paths, maxBytes }: Order) => {
  const found = await readerHere.read(paths, maxBytes);
  const files = found.map((file) => ('content' in file ? { ...file, content: readOnce(file.content) } : file));
  const { value, memory } = inOnePiece(files);
  const delivery: Delivery = { number, files: value };
  parentPort?.postMessage(delivery, [memory]);
});

function readOnce(content: string | Reading): string | Reading {
  if (typeof content !== 'string') return content;
  const identity = identityOf(content);
  if (known.has(identity)) return content;
  known.add(identity);
  return read(content);
}
