import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Repeat } from '../index.js';
import { originalOf } from '../index.js';
import type { RepeatListAnswer, RepeatListParams, RepeatPart } from '../protocol.js';
import { textOf } from '../workspace/texts.js';
import { canonical } from '../workspace/uris.js';
import { byNote } from './by-note.js';
import { type Context, stopIfCancelled } from './context.js';
import { nameOf } from './names.js';
import { answersOf, previewOf } from './repeats.js';
import { partOf, spareOf, spareWords } from './spare.js';
import { inStepsAfterWork } from './steps.js';

export const repeatListParams = v.object({
  part: v.picklist(['spare', 'kept', 'intended']),
  textDocument: v.exactOptional(v.object({ uri: v.string() })),
  filter: v.exactOptional(v.string()),
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

const defaultLimit = 200;
/** Places of one repeat that are answered: a footer may stand in thousands of notes. */
const mostCopies = 100;

type Parts = Readonly<Record<RepeatPart, readonly Repeat[]>>;

/** All repeats at one moment, sorted for a reader. */
interface Listed {
  readonly revision: number;
  readonly parts: Parts;
  /** Of all repeats, once a filter has asked for them: what is looked through. */
  texts: ReadonlyMap<Repeat, string> | undefined;
}

/** Answers with the repeats a page at a time. To find and sort them all is done once for as long as nothing changes. */
export class RepeatLists {
  #listed: Listed | undefined;
  /** While they are found: whoever asks meanwhile waits for the same, which ends when nobody waits any more. */
  #listing: Promise<Listed> | undefined;
  readonly #waiting = new Set<CancellationToken>();

  async find(context: Context, params: RepeatListParams, token: CancellationToken): Promise<RepeatListAnswer> {
    const { part, textDocument, filter = '', limit = defaultLimit } = params;
    const listed =
      textDocument === undefined ? await this.#all(context, token) : listOf(context, canonical(textDocument.uri));
    stopIfCancelled(token);
    const parts = await filtered(context, listed, filter, token);
    const shown = parts[part].slice(0, limit);
    const cut = shown.map((repeat) => ({ ...repeat, copies: repeat.copies.slice(0, mostCopies) }));
    const answers = await answersOf(context, cut, token);
    return {
      spare: spareWords(parts.spare, context.workspace.settings),
      counts: { spare: parts.spare.length, kept: parts.kept.length, intended: parts.intended.length },
      repeats: answers.map((answer, at) => ({ ...answer, places: shown[at]?.copies.length ?? 0 })),
    };
  }

  async #all(context: Context, token: CancellationToken): Promise<Listed> {
    const { notes, workspace } = context;
    if (this.#listed?.revision === workspace.contentRevision) return this.#listed;
    const stopIfUnwanted = (): void => {
      for (const one of this.#waiting) if (one.isCancellationRequested) this.#waiting.delete(one);
      if (this.#waiting.size === 0) stopIfCancelled(token);
    };
    this.#waiting.add(token);
    this.#listing ??= inStepsAfterWork(context, () => notes.repeatsInSteps(), stopIfUnwanted)
      .then((repeats) => {
        this.#listed = sorted(context, repeats);
        return this.#listed;
      })
      .finally(() => {
        this.#listing = undefined;
        this.#waiting.clear();
      });
    return this.#listing;
  }
}

/** The repeats that a note takes part in. */
function listOf(context: Context, uri: string): Listed {
  return sorted(context, context.notes.repeats(uri));
}

function sorted({ workspace }: Context, repeats: readonly Repeat[]): Listed {
  const { settings } = workspace;
  const parts: Record<RepeatPart, Repeat[]> = { spare: [], kept: [], intended: [] };
  for (const repeat of repeats) parts[partOf(repeat, settings)].push(repeat);
  const spare = new Map(parts.spare.map((repeat) => [repeat, spareOf(repeat, settings)]));
  parts.spare.sort((a, b) => (spare.get(b) ?? 0) - (spare.get(a) ?? 0));
  return { revision: workspace.contentRevision, parts, texts: undefined };
}

/** The repeats whose preview and names of notes hold every word of the filter, or of a word the beginning. */
async function filtered(context: Context, listed: Listed, filter: string, token: CancellationToken): Promise<Parts> {
  const sought = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return listed.parts;
  const { parts } = listed;
  listed.texts ??= await searchedTexts(context, [...parts.spare, ...parts.kept, ...parts.intended], token);
  const { texts } = listed;
  const holds = (repeat: Repeat): boolean => {
    const text = texts.get(repeat) ?? '';
    return sought.every((word) => text.includes(word));
  };
  return {
    spare: parts.spare.filter(holds),
    kept: parts.kept.filter(holds),
    intended: parts.intended.filter(holds),
  };
}

/** Preview and names of the notes of each repeat in small letters, read note by note. */
async function searchedTexts(
  context: Context,
  repeats: readonly Repeat[],
  token: CancellationToken,
): Promise<ReadonlyMap<Repeat, string>> {
  const texts = new Map<Repeat, string>();
  for (const [uri, ofNote] of byNote(repeats, ({ copies }) => originalOf(copies)?.uri ?? '')) {
    const text = await textOf(context.workspace, uri);
    stopIfCancelled(token);
    for (const repeat of ofNote) {
      const names = new Set(repeat.copies.map((copy) => nameOf(context, copy.uri)));
      texts.set(repeat, [previewOf(repeat, text), ...names].join('\n').toLowerCase());
    }
    await context.turns.next();
    stopIfCancelled(token);
  }
  return texts;
}
