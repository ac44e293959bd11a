import {
  type CancellationToken,
  type ChangeAnnotation,
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { faultOf, mostNameWords, type NameFault, type RenameEdit, Renaming, termOf } from '../index.js';
import { isWritable } from '../workspace/files.js';
import { textOf } from '../workspace/texts.js';
import { pathOf } from '../workspace/uris.js';
import { draftEdit } from './actions/draft-edit.js';
import { type Context, stopIfCancelled } from './context.js';
import { type Meant, meantAt, mentionsOf } from './mentions.js';
import { nameOf } from './names.js';
import { locator } from './places.js';
import { definingNotes, renamedNotes, whatIsLeft, whyFixed, whyNotRename } from './renamed-notes.js';
import { Snapshot } from './snapshot.js';

/** A mention, and the name or alias of which it is a form. */
interface MeantTerm extends Meant {
  /** The name of the concept, then its aliases. */
  readonly names: readonly string[];
  readonly term: string;
}

/**
 * What would be renamed at a position: the mention there, and the name or alias of which it is a form, to be edited.
 * Undefined where there is none.
 */
export async function prepareRename(
  context: Context,
  params: PrepareRenameParams,
  token: CancellationToken,
): Promise<{ range: Range; placeholder: string } | null> {
  const meant = await termAt(context, params, token);
  if (meant === undefined) return null;
  const { uri, mention, term, concept } = meant;
  if (concept.definitions.length > 0 && concept.definitions.every(({ origin }) => origin === 'starter')) {
    throw refused(whyFixed(context, term));
  }
  const locate = await locator(context, [uri], token);
  const range = locate({ ...mention, uri })?.range;
  return range === undefined ? null : { range, placeholder: term };
}

/**
 * Renames the name or alias at a position in all notes, its forms in kind, and in the glossary. An alias is renamed by
 * itself: the concept keeps its name and its other aliases. The old name is kept nowhere. Files keep their names.
 */
export async function rename(
  context: Context,
  params: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const meant = await termAt(context, params, token);
  if (meant === undefined) throw refused(context.t('There is no concept at the cursor.'));
  const { concept, names, term } = meant;
  const name = params.newName.replace(/\s+/g, ' ').trim();
  if (name === term) return null;
  const fault = faultOf(name);
  if (fault !== undefined) throw refused(sayFault(context, fault, name));

  const mentions = await mentionsOf(context, new Set([concept.name]), token);
  const defining = await definingNotes(context, concept, token);
  const uris = new Set([...mentions.map(({ uri }) => uri), ...defining]);
  const snapshot = new Snapshot(context, uris);
  const texts = await snapshot.texts(token);
  for (const uri of uris) {
    if (!texts.has(uri)) throw refused(hasChanged(context, uri));
  }
  const asked = { concept, names, term, name, defining, renaming: new Renaming(term, name) };
  const renamed = await renamedNotes(context, texts, asked, token);
  for (const uri of uris) {
    if (!snapshot.isCurrent([uri])) throw refused(hasChanged(context, uri));
  }
  const reason = whyNotRename(context, texts, renamed, asked);
  if (reason !== undefined) throw refused(reason);
  const edit = draftEdit(context, renamed, (_uri, one) => doubtAbout(context, one, term, name));
  await refuseFixed(context, renamed.keys(), token);
  const left = whatIsLeft(context);
  if (left !== undefined) context.tell(left);
  return edit ?? null;
}

async function termAt(
  context: Context,
  params: TextDocumentPositionParams,
  token: CancellationToken,
): Promise<MeantTerm | undefined> {
  const meant = meantAt(context, params);
  if (meant === undefined) return undefined;
  const identity = context.notes.identity(meant.uri);
  const text = await textOf(context.workspace, meant.uri);
  stopIfCancelled(token);
  if (text === undefined || context.notes.identity(meant.uri) !== identity)
    throw refused(hasChanged(context, meant.uri));
  const names = [meant.concept.name, ...meant.concept.aliases];
  const term = termOf(names, text.slice(meant.mention.start, meant.mention.end));
  return term === undefined ? undefined : { ...meant, names, term };
}

function sayFault({ t }: Context, fault: NameFault, name: string): string {
  switch (fault) {
    case 'noLetter':
      return t('A name has at least one letter.');
    case 'tooLong':
      return t('A name has at most {0} words.', mostNameWords);
    case 'tooCommon':
      return t('“{0}” is too common to be found as a name.', name);
    case 'marks':
      return t('A name is one line without marks of Markdown.');
    case 'comma':
      return t('A name has no comma or semicolon: in a glossary they part aliases.');
  }
}

/** The new name may have no such form as stood here: a person decides. */
function doubtAbout({ t }: Context, { isSure }: RenameEdit, term: string, name: string): ChangeAnnotation | undefined {
  if (isSure) return undefined;
  const description = t('It is not sure that “{0}” has a form like this one of “{1}”.', name, term);
  return { label: t('Forms to look at'), needsConfirmation: true, description };
}

/** A closed note is edited in its file: one that must not be written would stay as it is, and the term be parted. */
async function refuseFixed(context: Context, uris: Iterable<string>, token: CancellationToken): Promise<void> {
  for (const uri of uris) {
    const path = context.workspace.isOpen(uri) ? undefined : pathOf(uri);
    if (path === undefined) continue;
    const isFixed = !(await isWritable(path));
    stopIfCancelled(token);
    if (isFixed) throw refused(context.t('{0} cannot be written.', nameOf(context, uri)));
  }
}

function hasChanged(context: Context, uri: string): string {
  return context.t('{0} has changed meanwhile. Try again.', nameOf(context, uri));
}

function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
