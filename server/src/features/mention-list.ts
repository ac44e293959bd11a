import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import type { MentionAnswer, MentionsAnswer, MentionsParams } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import { byNote } from './by-note.js';
import type { Context } from './context.js';
import { knownCandidates } from './known-terms.js';
import { mentionPreview } from './mention-preview.js';
import { mentionsOf } from './mentions.js';
import { locator, textsOf } from './places.js';

const mostMentions = 10_000;
const usualMentions = 100;

export const mentionsParams = v.object({
  name: v.string(),
  textDocument: v.exactOptional(v.object({ uri: v.string() })),
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMentions))),
});

/** Where a concept or a candidate is mentioned, note by note in note order. */
export async function mentionList(
  context: Context,
  { name, textDocument, limit = usualMentions }: MentionsParams,
  token: CancellationToken,
): Promise<MentionsAnswer> {
  const found = await placesOf(context, name, textDocument && canonical(textDocument.uri), token);
  const inNotes = byNote(found, ({ uri }) => uri);
  const shown = new Map<string, readonly Place[]>();
  let left = limit;
  for (const [uri, places] of inNotes) {
    if (left === 0) break;
    shown.set(uri, places.slice(0, left));
    left -= Math.min(left, places.length);
  }
  const answers = await previews(context, shown, token);
  return [...inNotes].map(([uri, places]) => ({
    uri: context.workspace.buffers.get(uri)?.uri ?? uri,
    count: places.length,
    mentions: answers.get(uri) ?? [],
  }));
}

/** The mentions of a concept, or of a candidate, in one note or in all, in note order. */
async function placesOf(
  context: Context,
  name: string,
  note: string | undefined,
  token: CancellationToken,
): Promise<readonly Place[]> {
  const { notes } = context;
  const concept = notes.concept(name);
  if (concept !== undefined && note === undefined) return mentionsOf(context, new Set([concept.name]), token);
  if (concept === undefined) {
    await knownCandidates(context, token);
    return notes.candidateMentions(name).filter(({ uri }) => note === undefined || uri === note);
  }
  const mentions = notes.mentions(note ?? '').filter((mention) => mention.concept === concept.name);
  return mentions.map(({ start, end }) => ({ uri: note ?? '', start, end }));
}

/** Mentions with their previews, by note. A note that has gone or changed meanwhile is left out. */
async function previews(
  context: Context,
  inNotes: ReadonlyMap<string, readonly Place[]>,
  token: CancellationToken,
): Promise<ReadonlyMap<string, readonly MentionAnswer[]>> {
  const locate = await locator(context, inNotes.keys(), token);
  const texts = await textsOf(context, inNotes.keys(), token);
  const answers = new Map<string, readonly MentionAnswer[]>();
  for (const [uri, places] of inNotes) {
    const text = texts.get(uri);
    if (text === undefined) continue;
    const passages = context.notes.passages(uri);
    let at = 0;
    const inNote = places.flatMap((place): MentionAnswer[] => {
      while (at < passages.length - 1 && (passages[at]?.end ?? 0) < place.end) at++;
      const range = locate(place)?.range;
      const { preview, start, end } = mentionPreview(text, place, passages[at] ?? { start: 0, end: text.length });
      return range === undefined ? [] : [{ range, preview, highlight: [start, end] }];
    });
    answers.set(uri, inNote);
  }
  return answers;
}
