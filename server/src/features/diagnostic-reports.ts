import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { Notes, Repeat } from '../index.js';
import type { Settings } from '../settings.js';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';
import { diagnose, type Report, reportOf } from './diagnostics.js';
import { type Flag, flagsOf } from './flags.js';
import { inStepsAfterWork } from './steps.js';

/** Answers a pull for one note. */
export async function documentDiagnostics(
  context: Context,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport & { resultId: string }> {
  const { resultId, items } = await diagnose(context, canonical(params.textDocument.uri), token);
  return resultId === params.previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** Answers a pull for the workspace: every note where the setting says so, otherwise none. */
export async function workspaceDiagnostics(
  context: Context,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  // Clients are other programs: what names no note is not told back.
  const told = params.previousResultIds.filter(({ uri }) => typeof uri === 'string');
  const previous = new Map(told.map(({ uri, value }) => [canonical(uri), value]));
  const reports = await diagnoseWorkspace(context, token);
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const [uri, { resultId, items: found }] of reports) {
    const buffer = context.workspace.buffers.get(uri);
    const common = { uri: buffer?.uri ?? uri, version: buffer?.version ?? null, resultId };
    const isSame = previous.get(uri) === resultId;
    if (isSame) items.push({ ...common, kind: DocumentDiagnosticReportKind.Unchanged });
    else items.push({ ...common, kind: DocumentDiagnosticReportKind.Full, items: found });
  }
  for (const { uri } of told) {
    if (reports.has(canonical(uri))) continue;
    items.push({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
  }
  return { items };
}

/** The reports of all notes with something to report, in note order, up to the limit of the workspace. */
export async function diagnoseWorkspace(context: Context, token: CancellationToken): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  const { settings } = context.workspace;
  if (settings['diagnostics.scope'] !== 'workspace') return reports;
  const repeats = await inStepsAfterWork(
    context,
    () => context.notes.repeatsInSteps(),
    () => stopIfCancelled(token),
  );
  const flags = flagsByNote(context.notes, repeats, settings);
  let left = settings['diagnostics.limit'];
  let later = [...flags.values()].reduce((sum, { length }) => sum + length, 0);
  for (const [uri, ofNote] of flags) {
    if (left === 0) break;
    later -= ofNote.length;
    const report = await reportOf(context, uri, ofNote, { limit: left, later }, token);
    reports.set(uri, report);
    left = Math.max(0, left - report.items.length);
    await context.turns.next();
    stopIfCancelled(token);
  }
  return reports;
}

function flagsByNote(
  notes: Notes,
  repeats: readonly Repeat[],
  settings: Settings,
): ReadonlyMap<string, readonly Flag[]> {
  const byNote = new Map<string, Set<Repeat>>();
  for (const repeat of repeats) {
    for (const { uri } of repeat.copies) {
      const ofNote = byNote.get(uri) ?? new Set();
      byNote.set(uri, ofNote.add(repeat));
    }
  }
  const flags = notes.uris().map((uri) => [uri, flagsOf([...(byNote.get(uri) ?? [])], uri, settings)] as const);
  return new Map(flags.filter(([uri, ofNote]) => ofNote.length > 0 || notes.glossaryProblems(uri).length > 0));
}
