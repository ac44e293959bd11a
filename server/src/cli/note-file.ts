import { constants } from 'node:fs';
import { access, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode } from '../workspace/decode.js';

/** A file of text that can be written again as it was encoded. */
export class NoteFile {
  readonly path: string;
  readonly text: string;
  #bytes: Buffer;

  private constructor(path: string, text: string, bytes: Buffer) {
    this.path = path;
    this.text = text;
    this.#bytes = bytes;
  }

  /** Undefined where the bytes are no text, or would not come back from it as they were. Throws where reading does. */
  static async open(path: string): Promise<NoteFile | undefined> {
    const bytes = await readFile(path);
    const decoded = decode(bytes);
    if (!('text' in decoded) || !encodedLike(bytes, decoded.text).equals(bytes)) return undefined;
    return new NoteFile(path, decoded.text, bytes);
  }

  /** Whether the file holds what was read or written last. */
  async isUnchanged(): Promise<boolean> {
    return await readFile(this.path).then(
      (bytes) => bytes.equals(this.#bytes),
      () => false,
    );
  }

  /** Puts another text into the file, all of it or nothing; its encoding and its mode stay. Throws where that fails. */
  async write(text: string): Promise<void> {
    const bytes = encodedLike(this.#bytes, text);
    // A rename would replace a file that must not be written.
    await access(this.path, constants.W_OK);
    const { mode } = await stat(this.path);
    const fresh = join(dirname(this.path), `.${basename(this.path)}.${process.pid}.tmp`);
    const file = await open(fresh, 'wx', mode);
    try {
      try {
        await file.writeFile(bytes);
        await file.chmod(mode);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, this.path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
    this.#bytes = bytes;
  }
}

/** The bytes of a text in the encoding of other bytes, with a byte order mark where they have one. */
function encodedLike(bytes: Buffer, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(hasMark ? `\ufeff${text}` : text);
}
