import { type CodeAction, CodeActionKind } from 'vscode-languageserver-protocol';
import { originalOf } from '../../index.js';
import { type CopyPair, EditorCommand } from '../../protocol.js';
import type { Context } from '../context.js';
import type { Target } from './maker.js';

/** Looks at a copy beside its original, and takes over from it what differs: in editors that have commands for that. */
export function compareCopy({ client, t }: Context, { copy, repeat, locate, diagnostics }: Target): CodeAction[] {
  const original = originalOf(repeat.copies);
  if (original === undefined || original === copy) return [];
  const [place, source] = [locate(copy), locate(original)];
  if (place === undefined || source === undefined) return [];
  const pair: CopyPair = { copy: place, original: source };
  const reversed: CopyPair = { copy: source, original: place };
  const action = (name: keyof typeof EditorCommand, title: string, given: CopyPair): CodeAction[] => {
    const command = EditorCommand[name];
    if (!client.commands.has(command)) return [];
    const kind = `${CodeActionKind.QuickFix}.${name}`;
    return [{ title, kind, diagnostics, command: { title, command, arguments: [given] } }];
  };
  const isSame = copy.kind !== 'near' && copy.similarity === 1;
  return [
    ...(isSame ? [] : action('takeOverDifferences', t('Take over differences from the original'), pair)),
    ...(isSame ? [] : action('takeOverDifferences', t('Take over differences into the original'), reversed)),
    ...action('compareCopy', t('Compare with the original'), pair),
  ];
}
