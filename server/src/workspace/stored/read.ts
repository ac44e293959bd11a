import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { StoredPart } from '../../index.js';
import { reasonOf } from '../failure.js';
import { headerBytes, readHeader } from './header.js';
import { restoredPart } from './layout.js';
import { blockBytes, type Directory } from './write.js';

/** A stored part, or the reason why there is none, to follow "The stored index". */
export type ReadStored = { readonly part: StoredPart; readonly bytes: number } | { readonly reason: string };

/** Reads what was stored under a key. Every bit is checked before it is used. Does not throw. */
export async function readStored(path: string, key: string): Promise<ReadStored> {
  try {
    const file = await open(path, 'r');
    try {
      return await readFrom(file, key);
    } finally {
      await file.close();
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) return { reason: 'is not there' };
    return { reason: `cannot be read: ${reasonOf(error)}` };
  }
}

async function readFrom(file: FileHandle, key: string): Promise<ReadStored> {
  const { size } = await file.stat();
  const header = readHeader(await bytesAt(file, 0, Math.min(headerBytes, size)), size);
  if ('reason' in header) return header;
  const bytes = await bytesAt(file, header.directory, header.directoryBytes);
  if (crc32(bytes) !== header.directorySum) return { reason: 'is damaged' };
  const directory = JSON.parse(Buffer.from(bytes.buffer).toString()) as Directory;
  if (directory.key !== key) return { reason: 'was made by another version' };
  const buffers: ArrayBuffer[] = [];
  let at = headerBytes;
  for (const section of directory.sections) {
    const buffer = await readSection(file, at, section);
    if (buffer === undefined) return { reason: 'is damaged' };
    buffers.push(buffer);
    at += section.bytes;
  }
  return { part: restoredPart(directory.outline, buffers), bytes: size };
}

/** Undefined where a block is not what was written. */
async function readSection(
  file: FileHandle,
  start: number,
  { bytes: length, sums }: Directory['sections'][number],
): Promise<ArrayBuffer | undefined> {
  const bytes = new Uint8Array(length);
  for (const [i, sum] of sums.entries()) {
    const block = bytes.subarray(i * blockBytes, (i + 1) * blockBytes);
    await fill(file, block, start + i * blockBytes);
    if (crc32(block) !== sum) return undefined;
  }
  return bytes.buffer;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  await fill(file, bytes, position);
  return bytes;
}

async function fill(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, from, bytes.length - from, position + from);
    if (bytesRead === 0) throw new Error('it ended too soon');
    from += bytesRead;
  }
}
