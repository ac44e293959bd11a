import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { Action, EditorCommand, type IgnoreTermsParams } from '../../protocol.js';
import { folderOf } from '../../workspace/folder.js';
import { canonical } from '../../workspace/uris.js';
import type { Context } from '../context.js';
import { shortName } from '../display.js';
import { Draft } from '../draft.js';
import { withAlias, withEntry } from '../glossary-edit.js';
import { meantAt } from '../mentions.js';
import { placeIn, textsOf } from '../places.js';
import type { Removal } from '../removal.js';
import { term } from '../term.js';
import { draftEdit } from './draft-edit.js';
import { nearestEntries } from './nearest-entries.js';
import { type Term, termAt } from './term-at.js';

/**
 * What can be done about the term that is selected, or that the cursor is on where somebody asks for it: an editor
 * that looks by itself, to show that there is something, is told of selections alone.
 */
export async function termActions(
  context: Context,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<readonly CodeAction[]> {
  const uri = canonical(params.textDocument.uri);
  const place = placeIn(context, uri, params.range);
  const text = context.workspace.buffers.get(uri)?.text;
  const asked = params.context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (place === undefined || text === undefined || (place.start === place.end && !asked)) return [];
  const meant = meantAt(context, { textDocument: params.textDocument, position: params.range.start });
  const subject = await termAt(context, text, { ...place, meant, asked }, token);
  if (subject === undefined) return [];
  const added = await addConcept(context, uri, subject, token);
  const aliases = await addAlias(context, subject, token);
  return [...added, ...aliases, ...ignoreTerm(context, uri, subject)];
}

/** By the command of the editor where it has one; else by an edit of the nearest glossary note. */
async function addConcept(
  context: Context,
  uri: string,
  { name, isInGlossary }: Term,
  token: CancellationToken,
): Promise<CodeAction[]> {
  if (isInGlossary) return [];
  const title = context.t('Add “{0}” to the glossary', shortName(name));
  const kind = `${CodeActionKind.QuickFix}.addConcept`;
  const { client, notes, workspace } = context;
  if (client.commands.has(EditorCommand.addConcept)) {
    return [{ title, kind, command: { title, command: EditorCommand.addConcept, arguments: [name] } }];
  }
  const glossaries = notes.glossaries();
  const home = folderOf(workspace.folders, uri);
  const target = glossaries.find((one) => folderOf(workspace.folders, one) === home) ?? glossaries[0];
  if (target === undefined) return [];
  const known = await term(context, { name, textDocument: { uri } }, token);
  const source = known?.definition?.source;
  const labels = [
    ...(known?.aliases.length ? [`Aliases: ${known.aliases.join(', ')}`] : []),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ];
  const body = [...labels, '', ...(known?.definition === undefined ? [] : [known.definition.text])].join('\n');
  const edit = await edited(context, target, (text) => withEntry(text, known?.name ?? name, body), token);
  return edit === undefined ? [] : [{ title, kind, edit }];
}

async function addAlias(context: Context, { name, isKnown }: Term, token: CancellationToken): Promise<CodeAction[]> {
  if (isKnown) return [];
  const actions: CodeAction[] = [];
  for (const { uri, entry } of nearestEntries(context.notes, name)) {
    const edit = await edited(context, uri, (text) => withAlias(text, entry, name), token);
    const title = context.t('Add “{0}” as an alias of “{1}”', shortName(name), shortName(entry.name));
    if (edit !== undefined) actions.push({ title, kind: `${CodeActionKind.QuickFix}.addAlias`, edit });
  }
  return actions;
}

async function edited(
  context: Context,
  uri: string,
  edit: (text: string) => Removal,
  token: CancellationToken,
): Promise<WorkspaceEdit | undefined> {
  const text = (await textsOf(context, [uri], token)).get(uri);
  if (text === undefined) return undefined;
  const draft = new Draft(text);
  draft.apply(edit(text));
  return draftEdit(context, new Map([[uri, draft]]));
}

/** The server does that by itself, for every editor. What a glossary says is not ignored. */
function ignoreTerm({ workspace, t }: Context, uri: string, { ignorable, isInGlossary }: Term): CodeAction[] {
  if (ignorable === undefined || isInGlossary || folderOf(workspace.folders, uri)?.path === undefined) return [];
  const title = t('Ignore “{0}”', shortName(ignorable));
  const params: IgnoreTermsParams = { uri, terms: [ignorable] };
  const command = { title, command: Action.ignoreTerms.command, arguments: [params] };
  return [{ title, kind: `${CodeActionKind.QuickFix}.ignoreTerm`, command }];
}
