import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { RelatedPassage } from '../index.js';
import type { PassageAnswer, RelatedPassagesParams, SearchPassagesParams } from '../protocol.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { longestLooked, passageExcerpts } from './passage-excerpts.js';
import { locator, offsetIn, textsOf } from './places.js';
import { sharedParts } from './shared-parts.js';

const previewLength = 160;
/** Copies of one passage that are told of: in an archive of mails there may be thousands. */
const mostCopies = 10;
const whole = (least: number, most: number) =>
  v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)));
const limit = whole(1, 1000);
const preview = whole(20, 2000);

export const relatedParams = v.object({
  textDocument: v.object({ uri: v.string() }),
  position: v.object({ line: v.number(), character: v.number() }),
  limit,
  preview,
});
export const searchParams = v.object({ query: v.string(), limit, prefix: v.exactOptional(v.boolean()), preview });

/** The passages related to the one at a position, best first. */
export async function relatedPassages(
  context: Context,
  params: RelatedPassagesParams,
  token: CancellationToken,
): Promise<readonly PassageAnswer[]> {
  const uri = canonical(params.textDocument.uri);
  const offset = offsetIn(context, uri, params.position);
  if (offset === undefined) return [];
  const most = params.limit ?? context.workspace.settings['related.limit'];
  return passageAnswers(context, context.notes.related(uri, offset, most), params.preview, token);
}

/** The passages that answer a free query, best first. */
export async function searchPassages(
  context: Context,
  { query, limit: most, prefix, preview: length }: SearchPassagesParams,
  token: CancellationToken,
): Promise<readonly PassageAnswer[]> {
  const options = { limit: most ?? context.workspace.settings['related.limit'], prefix: prefix ?? false };
  return passageAnswers(context, context.notes.search(query, options), length, token);
}

/** Passages as a client shows them. `length`: of a preview; undefined for that of a line in a list. */
export async function passageAnswers(
  context: Context,
  passages: readonly RelatedPassage[],
  length: number | undefined,
  token: CancellationToken,
): Promise<readonly PassageAnswer[]> {
  const shown = passages.map((passage) => ({ ...passage, copies: passage.copies.slice(0, mostCopies) }));
  const uris = shown.flatMap(({ uri, copies }) => [uri, ...copies.map((copy) => copy.uri)]);
  const locate = await locator(context, uris, token);
  const texts = await textsOf(
    context,
    shown.map(({ uri }) => uri),
    token,
  );
  return shown.flatMap((passage, at) => {
    const location = locate(passage);
    if (location === undefined) return [];
    const { score, relation, because, start, end } = passage;
    const text = (texts.get(passage.uri) ?? '').slice(start, Math.min(end, start + longestLooked));
    const { preview, excerpt } = passageExcerpts(text, sharedParts(context, passage, text), length ?? previewLength);
    const copies = passage.copies.flatMap((copy) => locate(copy) ?? []);
    const copyCount = passages[at]?.copies.length ?? 0;
    return [{ location, preview, score, relation, because, excerpt, copies, copyCount }];
  });
}
