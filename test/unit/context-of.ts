import assert from 'node:assert/strict';
import type { Context } from '../../server/src/features/context.js';
import { createNotes } from '../../server/src/index.js';
import { readSettings } from '../../server/src/settings.js';
import { Turns } from '../../server/src/workspace/turns.js';
import { Workspace } from '../../server/src/workspace/workspace.js';

/** What features answer from where notes of these texts, by URI, are open in an editor that can do everything. */
export function contextOf(texts: ReadonlyMap<string, string>, given: Readonly<Record<string, unknown>> = {}): Context {
  const notes = createNotes();
  const workspace = new Workspace(notes, 'utf-16');
  const { settings } = readSettings({ enable: 'on', glossary: { starter: false }, ...given });
  workspace.apply({ kind: 'settings', settings, ofFolder: new Map() });
  for (const [uri, text] of texts) workspace.apply({ kind: 'opened', uri, languageId: 'markdown', version: 1, text });
  return {
    notes,
    workspace,
    encoding: 'utf-16',
    client: {
      markdownHover: true,
      markdownCompletion: true,
      definitionLinks: true,
      nestedSymbols: true,
      versionedEdits: true,
      annotatedEdits: true,
      lazyEdits: true,
      mostFolds: 5000,
      foldedText: true,
      fadedText: true,
      commands: new Set(),
    },
    t: (text) => text,
    tell: () => {},
    clock: () => 0,
    turns: new Turns(),
    apply: (change) => workspace.apply(change),
    progress: () => assert.fail('Nothing that shows its progress is asked for.'),
  };
}
