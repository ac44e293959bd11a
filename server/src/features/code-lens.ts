import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver-protocol';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';
import { relatedLenses } from './related-lens.js';
import { repeatLenses } from './repeat-lens.js';

/** What is said above lines of a note: how often it is repeated, and where more is said of the same. */
export async function codeLenses(
  context: Context,
  params: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const uri = canonical(params.textDocument.uri);
  if (!context.workspace.isNote(uri)) return [];
  const repeated = await repeatLenses(context, uri, token);
  stopIfCancelled(token);
  return [...repeated, ...(await relatedLenses(context, uri, token))];
}
