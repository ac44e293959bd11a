import {
  type CancellationToken,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver-protocol';
import type { Context } from './context.js';
import { meantAt } from './mentions.js';
import { locator } from './places.js';

/** The mentions of a concept in the note at hand, in any of its forms. */
export async function highlights(
  context: Context,
  params: DocumentHighlightParams,
  token: CancellationToken,
): Promise<DocumentHighlight[] | null> {
  const meant = meantAt(context, params);
  if (meant === undefined) return null;
  const { uri, mention } = meant;
  const locate = await locator(context, [uri], token);
  return context.notes
    .mentions(uri)
    .filter(({ concept }) => concept === mention.concept)
    .flatMap((one) => locate({ ...one, uri }) ?? [])
    .map(({ range }) => ({ range, kind: DocumentHighlightKind.Text }));
}
