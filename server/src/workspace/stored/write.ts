import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { StoredPart } from '../../index.js';
import { headerBytes, headerOf } from './header.js';
import { layOut, padded, type Section } from './layout.js';

/** Bytes that are copied, summed and written at once: a few milliseconds, and then requests get their turn. */
export const blockBytes = 1 << 22;

/** What a stored index says of itself, as JSON behind the sections. */
export interface Directory {
  /** What the index depends on besides the notes: under another key there is another index. */
  readonly key: string;
  readonly outline: unknown;
  /** The bytes of each section, and the checksums of its blocks in order. */
  readonly sections: readonly { readonly bytes: number; readonly sums: readonly number[] }[];
}

/**
 * Writes a part to a file that is not there yet, and waits until the disk has it; false, with a file that is none, where
 * `isLate` says that it takes too long. The part must not change meanwhile. What is left where this throws is for the
 * caller to remove.
 */
export async function writeStored(
  path: string,
  key: string,
  part: StoredPart,
  isLate: () => boolean,
): Promise<boolean> {
  const file = await open(path, 'wx', 0o600);
  try {
    const { outline, sections } = layOut(part);
    const block = new Uint8Array(blockBytes);
    const written = [];
    let at = headerBytes;
    for (const section of sections) {
      const sums: number[] = [];
      for (const bytes of blocksOf(section, block)) {
        if (isLate()) return false;
        sums.push(crc32(bytes));
        await writeAll(file, bytes, at);
        at += bytes.length;
      }
      written.push({ bytes: section.bytes, sums });
    }
    const directory: Directory = { key, outline, sections: written };
    const bytes = Buffer.from(JSON.stringify(directory));
    await writeAll(file, bytes, at);
    const header = headerOf({ directory: at, directoryBytes: bytes.length, directorySum: crc32(bytes) });
    await writeAll(file, header, 0);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

/** The bytes of a section in blocks, one after another in the same memory: what is summed is what is written. */
function* blocksOf({ arrays }: Section, block: Uint8Array): Generator<Uint8Array> {
  let filled = 0;
  for (const pieces of arrays) {
    for (const { buffer, byteOffset, byteLength } of pieces) {
      for (let from = 0; from < byteLength; ) {
        if (filled === block.length) {
          yield block;
          filled = 0;
        }
        const length = Math.min(byteLength - from, block.length - filled);
        block.set(new Uint8Array(buffer, byteOffset + from, length), filled);
        filled += length;
        from += length;
      }
    }
    block.fill(0, filled, padded(filled));
    filled = padded(filled);
  }
  if (filled > 0) yield block.subarray(0, filled);
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from, position + from);
    from += bytesWritten;
  }
}
