import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import type { Context } from './context.js';
import { definingPlaces, meantAt, mentionsOf } from './mentions.js';
import { locator } from './places.js';

/** Every mention of a concept, in all notes: those that define it first, unless they are not wanted. */
export async function references(
  context: Context,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const mentions = await mentionsOf(context, new Set([meant.mention.concept]), token);
  const names = definingPlaces(context, meant.concept).map(({ name }) => name);
  const rank = ({ uri, start }: Place): number => names.findIndex((name) => name.uri === uri && name.start === start);
  const defining = mentions.filter((mention) => rank(mention) >= 0).sort((a, b) => rank(a) - rank(b));
  const others = mentions.filter((mention) => rank(mention) < 0);
  const wanted = params.context.includeDeclaration ? [...defining, ...others] : others;
  const locate = await locator(
    context,
    wanted.map(({ uri }) => uri),
    token,
  );
  return wanted.flatMap((mention) => locate(mention) ?? []);
}
