import { constants } from 'node:fs';
import { access, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode, encodingOf } from '../workspace/decode.js';

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
  const { name, hasMark } = encodingOf(bytes) ?? { name: 'utf-8', hasMark: false };
  const written = hasMark ? `\ufeff${text}` : text;
  if (name === 'utf-8') return Buffer.from(written);
  const little = Buffer.from(written, 'utf16le');
  return name === 'utf-16le' ? little : little.swap16();
}
