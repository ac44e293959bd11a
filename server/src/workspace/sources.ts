import type { StoredPart } from '../index.js';
import type { Stamp } from './files.js';

/** Where the text of a note came from: the editor, or a file as it was then. */
type Source = 'buffer' | Stamp;

/** Milliseconds that lie between two times of files where these are told most coarsely (FAT). */
const coarsestTime = 2000;

/** The notes by URI: where the text of each came from, and what the stored index knows of it. */
export class Sources {
  readonly #sources = new Map<string, Source>();
  /** What has been put or removed since the notes were stored the last time. */
  readonly #unstored = new Set<string>();
  /** Notes of the stored index whose files have not been looked at yet. */
  readonly #unchecked = new Set<string>();

  uris(): Iterable<string> {
    return this.#sources.keys();
  }

  has(uri: string): boolean {
    return this.#sources.has(uri);
  }

  isBuffer(uri: string): boolean {
    return this.#sources.get(uri) === 'buffer';
  }

  stampOf(uri: string): Stamp | undefined {
    const source = this.#sources.get(uri);
    return source === 'buffer' ? undefined : source;
  }

  set(uri: string, source: Source): void {
    this.#sources.set(uri, source);
    this.changed(uri);
  }

  /** False where there is no such note. */
  delete(uri: string): boolean {
    if (!this.#sources.delete(uri)) return false;
    this.changed(uri);
    return true;
  }

  /** A note is no longer as it was stored. */
  changed(uri: string): void {
    this.#unchecked.delete(uri);
    this.#unstored.add(uri);
  }

  /** Its file has been looked at. */
  checked(uri: string): void {
    this.#unchecked.delete(uri);
  }

  isUnchecked(uri: string): boolean {
    return this.#unchecked.has(uri);
  }

  /** How many notes have been put, changed or removed since the notes were stored the last time. */
  get unstored(): number {
    return this.#unstored.size;
  }

  /** Sizes and times of the files of these notes, as they are now. `now`: the time of day in milliseconds. */
  store(uris: readonly string[], now: number): StoredPart {
    this.#unstored.clear();
    const stamps = uris.map((uri) => {
      const stamp = this.stampOf(uri);
      // A file may change twice before its time does.
      return stamp !== undefined && stamp.modified < now - coarsestTime ? stamp : undefined;
    });
    return {
      sizes: Float64Array.from(stamps, (stamp) => stamp?.size ?? -1),
      times: Float64Array.from(stamps, (stamp) => stamp?.modified ?? -1),
    };
  }

  /** Takes what was stored of these notes. */
  restore(uris: readonly string[], { sizes, times }: StoredPart): void {
    for (const [i, uri] of uris.entries()) {
      this.#sources.set(uri, { size: numberAt(sizes, i), modified: numberAt(times, i) });
      this.#unchecked.add(uri);
    }
  }
}

/** An item of a stored array; -1, which is no size or time of a file, where there is none. */
function numberAt(array: StoredPart[string] | undefined, at: number): number {
  return array instanceof Float64Array ? (array[at] ?? -1) : -1;
}
