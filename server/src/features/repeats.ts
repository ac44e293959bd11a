import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import { originalOf, type Repeat } from '../index.js';
import type { CopyAnswer, RepeatAnswer, RepeatsParams } from '../protocol.js';
import { markOf } from '../workspace/intended-file.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { oneLine } from './display.js';
import { markOn } from './intended.js';
import { type Locate, locator, textsOf } from './places.js';
import { partOf, spareOf } from './spare.js';

const previewLength = 160;

export const repeatsParams = v.object({ textDocument: v.exactOptional(v.object({ uri: v.string() })) });

/** The repeats that a note takes part in, or all; largest first. */
export async function repeats(
  context: Context,
  { textDocument }: RepeatsParams,
  token: CancellationToken,
): Promise<readonly RepeatAnswer[]> {
  return answersOf(context, context.notes.repeats(textDocument && canonical(textDocument.uri)), token);
}

export async function answersOf(
  context: Context,
  repeats: readonly Repeat[],
  token: CancellationToken,
): Promise<readonly RepeatAnswer[]> {
  const { settings } = context.workspace;
  const originals = repeats.flatMap(({ copies }) => originalOf(copies)?.uri ?? []);
  const uris = repeats.flatMap(({ copies }) => copies.map(({ uri }) => uri));
  const locate = await locator(context, uris, token);
  const texts = await textsOf(context, originals, token);
  return repeats.map((repeat) => ({
    id: idOf(context, repeat),
    words: repeat.words,
    spare: spareOf(repeat, settings),
    part: partOf(repeat, settings),
    preview: previewOf(repeat, texts.get(originalOf(repeat.copies)?.uri ?? '')),
    copies: copiesOf(context, repeat, locate),
  }));
}

/** The first words of a repeat in one line; `text`: that of the note of its original. */
export function previewOf({ copies }: Repeat, text: string | undefined): string {
  const original = originalOf(copies);
  return oneLine((original && text?.slice(original.start, original.end)) ?? '', previewLength);
}

function idOf({ notes }: Context, { copies }: Repeat): string {
  const original = originalOf(copies);
  return original === undefined ? '' : markOf(notes.intention(original, original)).id;
}

function copiesOf(context: Context, { copies }: Repeat, locate: Locate): readonly CopyAnswer[] {
  const original = originalOf(copies);
  return copies.flatMap((copy) => {
    const { kind, similarity } = copy;
    const location = locate(copy);
    if (location === undefined) return [];
    const mark = original && original !== copy ? markOn(context, original, copy) : undefined;
    const intended = copy.intended && markOf(copy.intended).id;
    return [{ location, kind, similarity, ...(mark && { mark }), ...(intended && { intended }) }];
  });
}
