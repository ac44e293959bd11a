import type { Reading } from '../../index.js';
import type { Message } from '../../messages.js';
import { readText, type Stamp } from '../files.js';

/** What a file holds: its text, or all that the text says. As for {@link readText} without either. */
export type FileContent =
  | { readonly content: string | Reading; readonly stamp: Stamp }
  | { readonly reason: Message }
  | { readonly gone: true };

/** Reads plain files of at most `maxBytes`, and answers in their order. Does not throw. */
export interface FileReader {
  read(paths: readonly string[], maxBytes: number): Promise<readonly FileContent[]>;
  /** No more is to be read for now. */
  rest(): void;
}

/** Reads files in this thread, and leaves it to the notes to read their texts. */
export const readerHere: FileReader = {
  read: (paths, maxBytes) =>
    Promise.all(
      paths.map(async (path) => {
        const file = await readText(path, maxBytes);
        return 'text' in file ? { content: file.text, stamp: file.stamp } : file;
      }),
    ),
  rest: () => {},
};
