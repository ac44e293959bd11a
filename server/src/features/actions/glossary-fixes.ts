import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import type { Definition, GlossaryEntry, GlossaryProblem, Place } from '../../index.js';
import { EditorCommand } from '../../protocol.js';
import { type Context, stopIfCancelled } from '../context.js';
import { shortName } from '../display.js';
import { Draft } from '../draft.js';
import { withAlias, withoutAlias, withoutEntry, withText } from '../glossary-edit.js';
import { nameOf } from '../names.js';
import { locator, textsOf } from '../places.js';
import type { Removal } from '../removal.js';
import { markdownOf } from '../term.js';
import { draftEdit } from './draft-edit.js';

/** What can be done about a mistake in an open glossary note. */
export async function glossaryFixes(
  context: Context,
  uri: string,
  problem: GlossaryProblem,
  diagnostics: Diagnostic[],
  token: CancellationToken,
): Promise<readonly CodeAction[]> {
  const { t } = context;
  const text = context.workspace.buffers.get(uri)?.text;
  if (text === undefined) return [];
  const fix = (name: string, title: string, edits: ReadonlyMap<string, Draft>): CodeAction[] => {
    const edit = draftEdit(context, edits);
    const kind = `${CodeActionKind.QuickFix}.${name}`;
    return edit === undefined ? [] : [{ title, kind, diagnostics, edit }];
  };
  const { entry, form } = problem;
  const index = entry.written.findIndex(({ start }) => start === problem.start);
  const alias = withoutAlias(text, entry, index);
  const removal = alias
    ? fix('removeAlias', t('Remove the alias “{0}”', shortName(form)), edited(uri, text, alias))
    : [];
  if (problem.kind === 'commonWord') return preferred(removal);
  if (problem.kind === 'emptyDefinition') {
    const found = bestDefinition(context, uri, entry);
    const added = found && withText(text, entry, found);
    return [
      ...(added ? fix('takeDefinition', t('Take over the best definition found'), edited(uri, text, added)) : []),
      ...fix('removeEntry', t('Delete the empty entry'), edited(uri, text, withoutEntry(text, entry))),
    ];
  }
  const [other] = problem.others;
  if (other === undefined) return removal;
  const visit = await goTo(context, other, diagnostics, token);
  stopIfCancelled(token);
  const merge = await merged(context, { uri, text, entry }, other, token);
  return [...removal, ...visit, ...fix('mergeEntries', t('Merge into “{0}”', shortName(other.name)), merge)];
}

function preferred(actions: readonly CodeAction[]): readonly CodeAction[] {
  return actions.map((action) => ({ ...action, isPreferred: true }));
}

/** Of two edits at one place the first stands after the other. */
function edited(uri: string, text: string, ...edits: readonly Removal[]): ReadonlyMap<string, Draft> {
  const draft = new Draft(text);
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) draft.apply(edit);
  return new Map([[uri, draft]]);
}

/** The best definition of a concept that does not stand in this entry, as Markdown with its source. */
function bestDefinition(context: Context, uri: string, { name, source }: GlossaryEntry): string | undefined {
  const found = context.notes.concept(name, uri)?.definitions[0];
  if (found === undefined) return undefined;
  const origin = source === undefined ? sourceOf(context, found) : undefined;
  return `${origin === undefined ? '' : `Source: ${origin}\n\n`}${markdownOf(found)}`;
}

function sourceOf(context: Context, { source, uri }: Definition): string | undefined {
  return source ?? (uri === undefined ? undefined : nameOf(context, uri));
}

async function goTo(
  context: Context,
  other: GlossaryProblem['others'][number],
  diagnostics: Diagnostic[],
  token: CancellationToken,
): Promise<CodeAction[]> {
  const location = (await locator(context, [other.uri], token))(other);
  if (location === undefined || !context.client.commands.has(EditorCommand.goToPlace)) return [];
  const title = context.t('Go to “{0}”', shortName(other.name));
  const command = { title, command: EditorCommand.goToPlace, arguments: [location] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

interface WrittenEntry {
  readonly uri: string;
  readonly text: string;
  readonly entry: GlossaryEntry;
}

/** Moves the names and the definition of an entry to another one. */
async function merged(
  context: Context,
  { uri, text, entry }: WrittenEntry,
  other: Place,
  token: CancellationToken,
): Promise<ReadonlyMap<string, Draft>> {
  const target = context.notes.glossary(other.uri)?.find(({ start, end }) => start <= other.start && other.end <= end);
  const targetText = other.uri === uri ? text : (await textsOf(context, [other.uri], token)).get(other.uri);
  if (target === undefined || targetText === undefined) return new Map();
  const known = new Set([target.name, ...target.aliases].map((name) => name.toLowerCase()));
  const names = [entry.name, ...entry.aliases].filter((name) => !known.has(name.toLowerCase())).join(', ');
  const added = [
    ...(entry.text === '' ? [] : [withText(targetText, target, definitionOf(entry))]),
    ...(names === '' ? [] : [withAlias(targetText, target, names)]),
  ];
  const removal = withoutEntry(text, entry);
  if (other.uri === uri) return edited(uri, text, ...added, removal);
  return new Map([...edited(other.uri, targetText, ...added), ...edited(uri, text, removal)]);
}

function definitionOf({ text, source }: GlossaryEntry): string {
  return source === undefined ? text : `${text}\n\nSource: ${source}`;
}
