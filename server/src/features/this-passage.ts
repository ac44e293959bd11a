import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Relation } from '../index.js';
import type { PassageParams, ThisPassageAnswer } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';
import { mentionedConcepts } from './mentioned-concepts.js';
import { passageRepeats } from './passage-repeats.js';
import { locator, offsetIn } from './places.js';
import { passageAnswers } from './related.js';
import { findRepeats } from './steps.js';

/** Passages that are related, or linked by a quotation: as many as one looks through. */
const mostPassages = 12;
/** A view that is always open shows what is related by eye: from this strength on nine of ten are. */
const leastStrength = 0.1;

export const passageParams = v.object({
  textDocument: v.object({ uri: v.string() }),
  position: v.object({ line: v.number(), character: v.number() }),
});

/** What is known of the passage at a position: what it mentions, and what the notes say and repeat of it elsewhere. */
export async function thisPassage(
  context: Context,
  { textDocument, position }: PassageParams,
  token: CancellationToken,
): Promise<ThisPassageAnswer | null> {
  const uri = canonical(textDocument.uri);
  const offset = offsetIn(context, uri, position);
  if (offset === undefined) return null;
  const passages = context.notes.passages(uri);
  const identity = context.notes.identity(uri);
  const here = passages.findLast(({ start }) => start <= offset) ?? passages[0];
  if (here === undefined) return null;
  const passage = { uri, start: here.start, end: here.end };
  const range = (await locator(context, [uri], token))(passage)?.range;
  if (range === undefined) return null;

  const found = context.notes.related(uri, passage.start, mostPassages);
  const related = found.filter(({ strength }) => strength >= leastStrength);
  const answers = await passageAnswers(context, related, undefined, token);
  const those = (wanted: Relation) => answers.filter(({ relation }) => relation === wanted);
  const concepts = await mentionedConcepts(context, passage, token);
  // What has come in meanwhile may have put off work, and be another text of this note.
  await context.turns.next();
  stopIfCancelled(token);
  await findRepeats(context, uri, token);
  if (context.notes.identity(uri) !== identity) return thisPassage(context, { textDocument, position }, token);
  return {
    range,
    concepts,
    related: those('related'),
    quotations: [...those('source'), ...those('quotedBy')],
    repeats: await passageRepeats(context, passage, token),
  };
}
