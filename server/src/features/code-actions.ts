import * as v from 'valibot';
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';
import { type Flag, flagsOf } from './flags.js';
import { type Locate, locator, offsetIn, rangeIn } from './places.js';
import { removalOf } from './removal.js';

/** What a code action remembers until its edit is asked for. */
const removalData = v.object({ uri: v.string(), version: v.number(), start: v.number(), end: v.number() });
type RemovalData = v.InferOutput<typeof removalData>;

/** On a copy: remove it, or go to its original. */
export async function codeActions(
  context: Context,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const uri = canonical(params.textDocument.uri);
  const { only } = params.context;
  if (only !== undefined && !only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return [];
  const start = offsetIn(context, uri, params.range.start);
  const end = offsetIn(context, uri, params.range.end);
  if (start === undefined || end === undefined) return [];
  const flags = flagsOf(context.notes.repeats(uri), uri, context.workspace.settings);
  const touched = flags.filter(({ copy }) => copy.start <= end && start <= copy.end);
  const locate = await locator(
    context,
    touched.flatMap(({ repeat }) => repeat.copies.map((copy) => copy.uri)),
    token,
  );
  return touched.flatMap((flag) => {
    const range = locate(flag.copy)?.range;
    const diagnostics = params.context.diagnostics.filter((one) => isAbout(one, range));
    return [...removeAction(context, flag, diagnostics), ...goToAction(flag, locate, diagnostics)];
  });
}

/** Works out the edit of an action that was offered without one. */
export function resolveCodeAction(context: Context, action: CodeAction): CodeAction {
  const data = v.safeParse(removalData, action.data);
  const edit = data.success ? editOf(context, data.output) : undefined;
  return edit === undefined ? action : { ...action, edit };
}

/** A quotation is somebody's words in their place: it is not offered for removal. */
function removeAction(context: Context, { copy }: Flag, diagnostics: Diagnostic[]): CodeAction[] {
  const buffer = context.workspace.buffers.get(copy.uri);
  if (buffer === undefined || copy.kind === 'quotation') return [];
  const data: RemovalData = { uri: copy.uri, version: buffer.version, start: copy.start, end: copy.end };
  const edit = context.client.lazyEdits ? undefined : editOf(context, data);
  return [
    {
      title: 'Remove this copy',
      kind: CodeActionKind.QuickFix,
      isPreferred: copy.kind === 'copy',
      diagnostics,
      data,
      ...(edit === undefined ? {} : { edit }),
    },
  ];
}

function goToAction({ copy, repeat }: Flag, locate: Locate, diagnostics: Diagnostic[]): CodeAction[] {
  const original = repeat.copies[0];
  const location = original && original !== copy ? locate(original) : undefined;
  if (location === undefined) return [];
  const title = 'Go to the original';
  const command = { title, command: 'intertext.goToPlace', arguments: [location] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

/** Undefined where the note has been edited since: the offsets are those of another text. */
function editOf(context: Context, { uri, version, start, end }: RemovalData): WorkspaceEdit | undefined {
  const buffer = context.workspace.buffers.get(uri);
  if (buffer?.version !== version) return undefined;
  const removal = removalOf(buffer.text, start, end);
  const range = rangeIn(context, { uri, start: removal.start, end: removal.end });
  if (range === undefined) return undefined;
  const edits = [{ range, newText: removal.text }];
  if (!context.client.versionedEdits) return { changes: { [buffer.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: buffer.uri, version }, edits }] };
}

/** `a.b` is within `a`, and every kind is within the empty one. */
function isWithin(kind: string, whole: string): boolean {
  return whole === '' || kind === whole || kind.startsWith(`${whole}.`);
}

function isAbout(diagnostic: Diagnostic, range: Diagnostic['range'] | undefined): boolean {
  return (
    diagnostic.source === 'intertext' &&
    JSON.stringify(order(diagnostic.range)) === JSON.stringify(range && order(range))
  );
}

function order({ start, end }: Diagnostic['range']): readonly number[] {
  return [start.line, start.character, end.line, end.character];
}
