import type { CancellationToken, ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { createNotes, type Notes, type Place, type Repeat } from '../../index.js';
import { folderOf } from '../../workspace/folder.js';
import { doPutOffWork } from '../../workspace/put-off-work.js';
import { type Context, stopIfCancelled } from '../context.js';
import { nameOf } from '../names.js';
import { lineOf } from '../places.js';
import type { NotesProgress } from '../progress.js';
import { isUnwanted, planRemovals, type RemovedCopy } from '../removals.js';
import { Snapshot } from '../snapshot.js';
import { draftEdit } from './draft-edit.js';
import type { Fix } from './fix.js';

/** A copy that can go only after others have gone is left after so many rounds: it stays flagged, to be removed next. */
const rounds = 4;

/** Removes every exact later copy from the note, as the command line does from files. */
export const removeLaterInNote: Fix = {
  name: 'removeLaterInNote',
  isOfNote: true,

  offerOn: ({ client, notes, t }, { copy }) => {
    const isLater = (one: typeof copy): boolean => one.uri === copy.uri && isUnwanted(one);
    const later = isLater(copy) ? notes.repeats(copy.uri).flatMap(({ copies }) => copies.filter(isLater)) : [];
    return later.length < 2 ? undefined : { title: asked(client, t('Remove every later copy in this note')) };
  },

  edit: (context, { uri }, token) => laterRemoved(context, token, { within: uri }),
};

/** The same for all notes. It costs a reading of every note with a copy: too much where it cannot be put off. */
export const removeLaterInAllNotes: Fix = {
  name: 'removeLaterInAllNotes',
  isOfNote: true,

  offerOn: ({ client, t }, { copy }) =>
    isUnwanted(copy) && client.lazyEdits
      ? { title: asked(client, t('Remove every later copy in all notes')) }
      : undefined,

  edit: async (context, _place, token) => {
    const progress = context.progress(context.t('Finding later copies'));
    try {
      return await laterRemoved(context, token, { progress });
    } finally {
      progress.end();
    }
  },
};

/** The title of a fix whose edits the client asks about, where it can. */
function asked({ annotatedEdits }: Context['client'], title: string): string {
  return annotatedEdits ? `${title}…` : title;
}

/** `within`: the one note from which copies go. */
async function laterRemoved(
  context: Context,
  token: CancellationToken,
  { within, progress }: { readonly within?: string; readonly progress?: NotesProgress },
): Promise<WorkspaceEdit | undefined> {
  const repeats = context.notes.repeats(within);
  const later = new Set(repeats.flatMap(({ copies }) => copies.filter(isUnwanted).map(({ uri }) => uri)));
  const notes = within === undefined ? later : new Set([within]);
  // A repeat without some of its places could be taken for one of another kind: all notes that share one are needed.
  const sharing = (set: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(repeats.filter(({ copies }) => copies.some(({ uri }) => set.has(uri))).flatMap(urisOf));
  const needed = sharing(notes);
  const snapshot = new Snapshot(context, needed);
  const texts = await snapshot.texts(token);
  stopIfCancelled(token);
  const left = sharing(new Set([...needed].filter((uri) => !texts.has(uri))));
  const { drafts, removed } = await planRemovals(
    await scratchNotes(context, texts, repeats, token, progress),
    async (uri) => texts.get(uri),
    { within: new Set([...notes].filter((uri) => !left.has(uri))), rounds, pause: () => turn(context, token) },
  );
  if (!snapshot.isCurrent(texts.keys())) return undefined;
  return draftEdit(context, drafts, (uri, edit) => annotation(context, { uri, ...edit }, removed));
}

function urisOf({ copies }: Repeat): readonly string[] {
  return copies.map(({ uri }) => uri);
}

/** An index of these notes alone, in which copies can be removed round by round, and what is intended is so still. */
async function scratchNotes(
  context: Context,
  texts: ReadonlyMap<string, string>,
  repeats: readonly Repeat[],
  token: CancellationToken,
  progress: NotesProgress | undefined,
): Promise<Notes> {
  const { workspace, clock } = context;
  const notes = createNotes({
    folders: workspace.folders.map(({ uri }) => uri),
    glossaries: [],
    starterGlossary: false,
    minWords: workspace.settings['repeats.minWords'],
  });
  const copies = repeats.flatMap((repeat) => repeat.copies);
  for (const folder of [undefined, ...workspace.folders]) {
    const own = copies.filter(({ uri }) => folderOf(workspace.folders, uri) === folder);
    notes.intend(
      folder?.uri ?? '',
      own.flatMap(({ intended }) => intended ?? []),
    );
  }
  let read = 0;
  for (const [uri, text] of texts) {
    notes.put(uri, text);
    progress?.report(++read, read / texts.size);
    await turn(context, token);
  }
  await doPutOffWork(notes, clock, () => turn(context, token));
  return notes;
}

/** Lets other requests be answered. */
async function turn({ turns }: Context, token: CancellationToken): Promise<void> {
  await turns.next();
  stopIfCancelled(token);
}

/** One label for all, so that one click confirms them; each says where its original is. */
function annotation(context: Context, edit: Place, removed: readonly RemovedCopy[]): ChangeAnnotation {
  const { t } = context;
  const gone = removed.filter(({ copy }) => copy.uri === edit.uri && copy.start < edit.end && edit.start < copy.end);
  const description = gone.map(({ original, words }) => {
    const line = `${lineOf(context, original)}`;
    return t('{0} words, a copy of {1}, line {2}', words, nameOf(context, original.uri), line);
  });
  return { label: t('Exact copies'), description: description.join('; '), needsConfirmation: true };
}
