import { type CodeAction, CodeActionKind } from 'vscode-languageserver-protocol';
import { originalOf } from '../../index.js';
import { EditorCommand } from '../../protocol.js';
import type { Context } from '../context.js';
import type { Target } from './maker.js';

export function goToOriginal({ client, t }: Context, { copy, repeat, locate, diagnostics }: Target): CodeAction[] {
  const original = originalOf(repeat.copies);
  if (!client.commands.has(EditorCommand.goToPlace)) return [];
  const location = original && original !== copy ? locate(original) : undefined;
  if (location === undefined) return [];
  const title = t('Go to the original');
  const command = { title, command: EditorCommand.goToPlace, arguments: [location] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}
