import { crc32 } from 'node:zlib';

/**
 * The first bytes of a stored index:
 *
 * | byte | |
 * | ---: | --- |
 * | 0 | the magic bytes |
 * | 8 | 32 bits: the version of the format |
 * | 12 | 32 bits: the checksum of the directory |
 * | 16 | 64 bits, a float: where the directory begins; the sections stand before it, each from a multiple of 8 |
 * | 24 | 64 bits, a float: how many bytes the directory has; with it the file ends |
 * | 32 | 32 bits: the checksum of bytes 0 to 32 |
 * | 36 | 32 bits: 0 |
 *
 * Numbers are as the machine writes them: the bytes of the version tell a file from a machine of the other kind.
 */
export interface Header {
  readonly directory: number;
  readonly directoryBytes: number;
  readonly directorySum: number;
}

export const headerBytes = 40;

// As in PNG: a byte that is no text, a name, and line ends that a careless copy would change.
const magic = Uint8Array.of(0x89, 0x49, 0x54, 0x58, 0x0d, 0x0a, 0x1a, 0x0a);
const version = 5;

export function headerOf({ directory, directoryBytes, directorySum }: Header): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  bytes.set(magic);
  const words = new Uint32Array(bytes.buffer);
  words[2] = version;
  words[3] = directorySum;
  new Float64Array(bytes.buffer).set([directory, directoryBytes], 2);
  words[8] = crc32(bytes.subarray(0, 32));
  return bytes;
}

/** What the first bytes of a file of so many bytes say, or a reason why it is not a whole stored index. */
export function readHeader(bytes: Uint8Array, fileBytes: number): Header | { readonly reason: string } {
  if (bytes.length < headerBytes) return { reason: 'is cut off' };
  if (magic.some((byte, i) => bytes[i] !== byte)) return { reason: 'is something else' };
  const { buffer } = bytes.slice(0, headerBytes);
  const words = new Uint32Array(buffer);
  if (words[2] !== version) return { reason: 'has another format' };
  const isWhole = words[8] === crc32(new Uint8Array(buffer, 0, 32)) && words[9] === 0;
  if (!isWhole) return { reason: 'is damaged' };
  const [directory = 0, directoryBytes = 0] = new Float64Array(buffer, 16, 2);
  if (directory + directoryBytes !== fileBytes) return { reason: 'is cut off' };
  return { directory, directoryBytes, directorySum: words[3] ?? 0 };
}
