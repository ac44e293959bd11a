import type { Stamp } from './files.js';
import type { Folder } from './folder.js';

/** What must be known of the notes to tell what has changed on disk. */
export interface DiskView {
  readonly folders: readonly Folder[];
  /** The open buffers, notes or not. */
  readonly openUris: Iterable<string>;
  isOpen(uri: string): boolean;
  /** The stamp under which a note was read from disk; undefined for one that was not. */
  stampOf(uri: string): Stamp | undefined;
  /** The notes, the open buffers and what was skipped below a folder, at any depth. */
  knownBelow(uri: string): readonly string[];
}
