import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver-protocol';
import type { Context } from './context.js';
import { meantAt, mentionsOf } from './mentions.js';
import { locator } from './places.js';

/** Every mention of a concept, in all notes. */
export async function references(
  context: Context,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const mentions = await mentionsOf(context, new Set([meant.mention.concept]), token);
  const locate = await locator(
    context,
    mentions.map(({ uri }) => uri),
    token,
  );
  return mentions.flatMap((mention) => locate(mention) ?? []);
}
