import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { canonical } from '../workspace/uris.js';
import { compareCopy } from './actions/compare-copy.js';
import { editOf, type Fix, kindOf, makerOf } from './actions/fix.js';
import { glossaryFixes } from './actions/glossary-fixes.js';
import { goToOriginal } from './actions/go-to-original.js';
import { keepCopy } from './actions/keep-copy.js';
import type { ActionMaker, Target } from './actions/maker.js';
import { markIntended } from './actions/mark-intended.js';
import { removeCopy } from './actions/remove-copy.js';
import { removeLaterInAllNotes, removeLaterInNote } from './actions/remove-later.js';
import { termActions } from './actions/term-actions.js';
import { type Context, stopIfCancelled } from './context.js';
import { severityOf } from './flags.js';
import { locator, placeIn, rangeIn } from './places.js';

const { QuickFix } = CodeActionKind;

const fixes: readonly Fix[] = [removeCopy, keepCopy, removeLaterInNote, removeLaterInAllNotes];

/** In the order in which the actions are shown. */
const makers: readonly ActionMaker[] = [
  makerOf(removeCopy),
  makerOf(keepCopy),
  compareCopy,
  goToOriginal,
  markIntended,
  makerOf(removeLaterInNote),
  makerOf(removeLaterInAllNotes),
];

/** What can be done about the flagged copies at the cursor and their originals, about mistakes in a glossary, and terms. */
export async function codeActions(
  context: Context,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { only, diagnostics } = params.context;
  if (only !== undefined && !only.some((one) => isWithin(QuickFix, one) || isWithin(one, QuickFix))) return [];
  const actions: CodeAction[] = [...(await actionsOnGlossary(context, params, token))];
  for (const target of await targetsOf(context, params, diagnostics, token)) {
    for (const make of makers) {
      actions.push(...(await make(context, target, token)));
      stopIfCancelled(token);
    }
  }
  actions.push(...(await termActions(context, params, token)));
  stopIfCancelled(token);
  // Copies can be nested: what they all offer alike is shown once.
  const ofNotes = new Set(fixes.filter(({ isOfNote }) => isOfNote).map(kindOf));
  return actions.filter(({ kind = '' }, i) => {
    const isFirst = !ofNotes.has(kind) || actions.findIndex((other) => other.kind === kind) === i;
    return isFirst && (only === undefined || only.some((one) => isWithin(kind, one)));
  });
}

/** Works out the edit of an action that was offered without one. */
export async function resolveCodeAction(
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const edit = await editOf(fixes, context, action, token);
  return edit === undefined ? action : { ...action, edit };
}

/** What can be done about the mistakes of a glossary note that a range touches. */
async function actionsOnGlossary(
  context: Context,
  { textDocument, range, context: { diagnostics } }: CodeActionParams,
  token: CancellationToken,
): Promise<readonly CodeAction[]> {
  const asked = placeIn(context, canonical(textDocument.uri), range);
  if (asked === undefined) return [];
  const { uri, start, end } = asked;
  const { settings } = context.workspace;
  const touched = context.notes
    .glossaryProblems(uri)
    .filter((problem) => problem.start <= end && start <= problem.end)
    .filter(({ kind }) => settings[`glossary.severity.${kind}`] !== 'off');
  const actions: CodeAction[] = [];
  for (const problem of touched) {
    const place = rangeIn(context, { uri, start: problem.start, end: problem.end });
    const about = diagnostics.filter((one) => isAbout(one, place));
    actions.push(...(await glossaryFixes(context, uri, problem, about, token)));
    stopIfCancelled(token);
  }
  return actions;
}

/** The places of repeats that a range touches, in the order of the text. */
async function targetsOf(
  context: Context,
  { textDocument, range }: CodeActionParams,
  diagnostics: readonly Diagnostic[],
  token: CancellationToken,
): Promise<readonly Target[]> {
  const asked = placeIn(context, canonical(textDocument.uri), range);
  if (asked === undefined) return [];
  const { uri, start, end } = asked;
  const { settings } = context.workspace;
  const touched = context.notes
    .repeats(uri)
    .filter(({ copies }) => copies.some((copy) => severityOf(copy, settings) !== 'off'))
    .flatMap((repeat) => repeat.copies.map((copy) => ({ copy, repeat })))
    .filter(({ copy }) => copy.uri === uri && copy.start <= end && start <= copy.end)
    .filter(({ copy }) => copy.kind === 'original' || severityOf(copy, settings) !== 'off')
    .sort((a, b) => a.copy.start - b.copy.start || b.copy.end - a.copy.end);
  const uris = touched.flatMap(({ repeat }) => repeat.copies.map((copy) => copy.uri));
  const locate = await locator(context, uris, token);
  return touched.map(({ copy, repeat }) => {
    const place = locate(copy)?.range;
    return { copy, repeat, locate, diagnostics: diagnostics.filter((one) => isAbout(one, place)) };
  });
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
