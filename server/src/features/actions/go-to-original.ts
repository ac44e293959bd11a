import { type CodeAction, CodeActionKind } from 'vscode-languageserver-protocol';
import type { Context } from '../context.js';
import type { Target } from './maker.js';

export function goToOriginal(_context: Context, { copy, repeat, locate, diagnostics }: Target): CodeAction[] {
  const [original] = repeat.copies;
  const location = original && original !== copy ? locate(original) : undefined;
  if (location === undefined) return [];
  const title = 'Go to the original';
  const command = { title, command: 'intertext.goToPlace', arguments: [location] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}
