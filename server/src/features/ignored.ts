import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { IgnoreTermsParams } from '../protocol.js';
import { ignoredTerm, withIgnored } from '../workspace/ignored-file.js';
import { type Context, stopIfCancelled } from './context.js';
import { decide, decisionFolder, failed } from './decide.js';
import { oneLine } from './display.js';

const shownLength = 80;

export const ignoreTermsParams = v.object({ uri: v.string(), terms: v.array(v.string()) });

/** Ignores terms from now on, and keeps that in the folder of the note. */
export async function ignoreTerms(
  context: Context,
  { uri, terms }: IgnoreTermsParams,
  token: CancellationToken,
): Promise<null> {
  const known = terms.map((written) => {
    const term = ignoredTerm(written);
    if (term === undefined) throw failed(context.t('“{0}” is no term.', oneLine(written, shownLength)));
    return term;
  });
  const add = (text: string | undefined): string | undefined => known.reduce<string | undefined>(withIgnored, text);
  await decide(context, context.workspace.ignored, decisionFolder(context, uri), add);
  stopIfCancelled(token);
  return null;
}
