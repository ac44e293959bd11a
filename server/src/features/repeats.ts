import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import { originalOf } from '../index.js';
import type { RepeatAnswer, RepeatsParams } from '../protocol.js';
import { markOf } from '../workspace/intended-file.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { oneLine } from './display.js';
import { markOn } from './intended.js';
import { locator, textsOf } from './places.js';

const previewLength = 160;

export const repeatsParams = v.object({ textDocument: v.exactOptional(v.object({ uri: v.string() })) });

/** The repeats that a note takes part in, or all; largest first. */
export async function repeats(
  context: Context,
  { textDocument }: RepeatsParams,
  token: CancellationToken,
): Promise<readonly RepeatAnswer[]> {
  const found = context.notes.repeats(textDocument && canonical(textDocument.uri));
  const originals = found.flatMap(({ copies }) => originalOf(copies)?.uri ?? []);
  const texts = await textsOf(context, originals, token);
  const locate = await locator(
    context,
    found.flatMap(({ copies }) => copies.map(({ uri }) => uri)),
    token,
  );
  return found.map(({ words, copies }) => {
    const original = originalOf(copies);
    const text = original && texts.get(original.uri)?.slice(original.start, original.end);
    return {
      words,
      preview: oneLine(text ?? '', previewLength),
      copies: copies.flatMap((copy) => {
        const { kind, similarity } = copy;
        const location = locate(copy);
        if (location === undefined) return [];
        const mark = original && original !== copy ? markOn(context, original, copy) : undefined;
        const intended = copy.intended && markOf(copy.intended).id;
        return [{ location, kind, similarity, ...(mark && { mark }), ...(intended && { intended }) }];
      }),
    };
  });
}
