import { type CancellationToken, type CodeAction, CodeActionKind } from 'vscode-languageserver-protocol';
import { originalOf } from '../../index.js';
import { Action, type SetIntendedParams } from '../../protocol.js';
import type { Context } from '../context.js';
import { markOn } from '../intended.js';
import { textsOf } from '../places.js';
import type { Target } from './maker.js';

/** Says that a copy may stand where it does. The server does that by itself, for every editor. */
export async function markIntended(
  context: Context,
  { copy, repeat, diagnostics }: Target,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const original = originalOf(repeat.copies);
  const mark = original && original !== copy ? markOn(context, original, copy) : undefined;
  if (mark === undefined) return [];
  const text = (await textsOf(context, [copy.uri], token)).get(copy.uri) ?? '';
  const preview = text.slice(copy.start, Math.min(copy.end, copy.start + mostPreview));
  const params: SetIntendedParams = { copies: [{ uri: copy.uri, mark, preview }], intended: true };
  const title = context.t('Mark as intended');
  const command = { title, command: Action.setIntended.command, arguments: [params] };
  return [{ title, kind: `${CodeActionKind.QuickFix}.markIntended`, diagnostics, command }];
}

/** More than is written down of a text: its markers are left out of it. */
const mostPreview = 500;
