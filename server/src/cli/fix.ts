import { type Plan, planRemovals, type RemovedCopy } from '../features/removals.js';
import { seemly } from '../text/seemly.js';
import { reasonOf } from '../workspace/failure.js';
import { stampOf } from '../workspace/files.js';
import { graveCount, severities } from './check.js';
import { count } from './count.js';
import type { Library } from './library.js';
import { NoteFile } from './note-file.js';

/** Where a fix writes what it will do, and what it cannot do. */
export interface Terminal {
  tell(output: string): void;
  complain(problem: string): void;
}

/**
 * Removes the exact later copies from their files, after telling which; `isDry`: only tells. Gives the code to end with:
 * that of a check afterwards, or 2 where a file that was to change did not.
 */
export async function fix(library: Library, isDry: boolean, terminal: Terminal): Promise<number> {
  const files = new Map<string, NoteFile>();
  const starts = new Map<string, Uint32Array>();
  const shared = pathsNamedTwice(library);
  const plan = await planRemovals(library.notes, async (uri) => {
    const file = await open(library, uri, shared);
    if (typeof file === 'string') {
      terminal.complain(`${seemly(library.pathOf(uri))}: is left alone: ${file}`);
      return undefined;
    }
    files.set(uri, file);
    starts.set(uri, library.startsOf(uri));
    return file.text;
  });
  for (const { copy, original, words } of inOrder(plan.removed)) {
    const from = seemly(library.locate(copy, starts.get(copy.uri)));
    const source = seemly(library.locate(original, starts.get(original.uri)));
    terminal.tell(`remove ${from} (${count(words, 'word')}), a copy of ${source}\n`);
  }
  const done = isDry ? plan.removed : await write(plan, files, library, terminal);
  const grave = graveCount(severities(library.notes.repeats()));
  terminal.tell(`${isDry ? 'To be removed' : 'Removed'}: ${summary(done)}; ${count(grave, 'place')} left to look at\n`);
  if (done.length < plan.removed.length) return 2;
  return grave > 0 ? 1 : 0;
}

/** The file of a note as the library has read it, or why it must not be touched. */
async function open(library: Library, uri: string, shared: ReadonlySet<string>): Promise<NoteFile | string> {
  const known = library.files.get(uri);
  if (known === undefined) return 'it is no file';
  if (shared.has(known.path)) return 'it goes by two names';
  const file = await NoteFile.open(known.path).catch((error: unknown) => reasonOf(error));
  const stamp = await stampOf(known.path);
  if (stamp?.size !== known.stamp.size || stamp.modified !== known.stamp.modified) return 'it has changed meanwhile';
  return file ?? 'it holds bytes that are no text';
}

/** Through a link a file is two notes, and one of them is no copy of the other. */
function pathsNamedTwice({ files }: Library): ReadonlySet<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { path } of files.values()) (once.has(path) ? twice : once).add(path);
  return twice;
}

/** Writes the notes of a plan, and gives what was removed. */
async function write(
  { drafts, removed }: Plan,
  files: ReadonlyMap<string, NoteFile>,
  library: Library,
  terminal: Terminal,
): Promise<readonly RemovedCopy[]> {
  const done: RemovedCopy[] = [];
  for (const [uri, { text }] of drafts) {
    const going = removed.filter(({ copy }) => copy.uri === uri);
    const uris = new Set([uri, ...going.map(({ original }) => original.uri)]);
    const problem = await replace(uri, text, uris, files, library);
    if (problem === undefined) done.push(...going);
    else terminal.complain(`${seemly(library.pathOf(uri))}: is left alone: ${problem}`);
  }
  return done;
}

/** Writes one note where neither it nor the note of an original has changed; gives what went wrong. */
async function replace(
  uri: string,
  text: string,
  uris: Iterable<string>,
  files: ReadonlyMap<string, NoteFile>,
  library: Library,
): Promise<string | undefined> {
  try {
    for (const one of uris) {
      if (!(await files.get(one)?.isUnchanged())) return `${seemly(library.pathOf(one))} has changed meanwhile`;
    }
    await files.get(uri)?.write(text);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function inOrder(removed: readonly RemovedCopy[]): readonly RemovedCopy[] {
  return removed.toSorted(({ copy: a }, { copy: b }) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
}

function summary(removed: readonly RemovedCopy[]): string {
  const words = removed.reduce((sum, one) => sum + one.words, 0);
  const notes = new Set(removed.map(({ copy }) => copy.uri)).size;
  return `${count(removed.length, 'passage')} in ${count(notes, 'note')}, ${count(words, 'word')}`;
}
