import type { Message } from '../messages.js';
import type { Buffer } from './buffer.js';
import type { FileChange } from './file-change.js';
import type { Folders } from './folders.js';

type Unwanted = Extract<FileChange, { readonly kind: 'unwanted' }>;

/** The open buffers by canonical URI, and which of them are notes as folders, settings and the disk have it. */
export class OpenBuffers {
  readonly #folders: Folders;
  readonly #buffers = new Map<string, Buffer>();
  /** Those that a folder leaves out for what stands on disk, while they belong to that folder. */
  readonly #unwanted = new Map<string, Unwanted>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** All of them, notes or not. */
  get all(): ReadonlyMap<string, Buffer> {
    return this.#buffers;
  }

  open(uri: string, buffer: Buffer): void {
    this.#buffers.set(uri, buffer);
    this.#unwanted.delete(uri);
  }

  /** False where there is no such buffer. */
  close(uri: string): boolean {
    this.#unwanted.delete(uri);
    return this.#buffers.delete(uri);
  }

  /** Is told what stands on disk where a buffer is open. */
  found(change: FileChange): void {
    if (change.kind === 'unwanted') this.#unwanted.set(change.uri, change);
    else this.#unwanted.delete(change.uri);
  }

  /** Whether a buffer is a note; undefined while its folder is being surveyed. */
  holds(uri: string, buffer: Buffer): boolean | undefined {
    return this.#unwantedNow(uri) === undefined ? this.#folders.holds(uri, buffer) : false;
  }

  /** Why a buffer is left out although the globs want it. */
  whyNot(uri: string, buffer: Buffer): Message | undefined {
    return this.#unwantedNow(uri)?.reason ?? this.#folders.whyTooLarge(uri, buffer);
  }

  #unwantedNow(uri: string): Unwanted | undefined {
    const unwanted = this.#unwanted.get(uri);
    return unwanted?.folder === this.#folders.of(uri) ? unwanted : undefined;
  }
}
