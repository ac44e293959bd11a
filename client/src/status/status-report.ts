import { type Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { StatusAnswer } from '../../../server/src/protocol.js';
import { written } from '../numbers.js';
import type { IndexState, IndexStatus } from './index-status.js';

const scheme = 'intertext-status';

/** The read-only document that tells what the index holds, what was skipped, and why. It follows the index. */
export function statusReport(status: IndexStatus): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: (listener, self) => status.onDidChange(() => listener.call(self, reportUri())),
    provideTextDocumentContent: () => report(status.state, status.answer),
  });
}

export async function showIndexStatus(status: IndexStatus): Promise<void> {
  await status.refresh();
  await window.showTextDocument(reportUri(), { preview: true });
}

/** Notes, passages and words in one line. */
export function countsLine({ notes, passages, words }: StatusAnswer): string {
  return l10n.t('{0} notes, {1} passages, {2} words', written(notes), written(passages), written(words));
}

function reportUri(): Uri {
  return Uri.from({ scheme, path: `/${l10n.t('Intertext Index Status')}` });
}

function report(state: IndexState, answer: StatusAnswer | undefined): string {
  const head = [l10n.t('# Intertext: {0}', stateName(state)), answer?.reason ?? ''];
  if (!answer) return paragraphs([head]);
  const counts = table([
    [l10n.t('Notes'), written(answer.notes)],
    [l10n.t('Passages'), written(answer.passages)],
    [l10n.t('Words'), written(answer.words)],
    ...times(answer).map(([what, time]) => [what, l10n.t('{0} ms', written(Math.round(time)))] as const),
  ]);
  const skipped = answer.skipped.map(({ uri, reason }) => `- ${workspace.asRelativePath(Uri.parse(uri))}: ${reason}`);
  const heading =
    skipped.length > 0 ? l10n.t('## Skipped: {0}', written(skipped.length)) : l10n.t('Nothing was skipped.');
  return paragraphs([head, counts, [heading], skipped]);
}

/** What was done at the start, and how long it took. */
function times({ times: { index, open } }: StatusAnswer): [string, number][] {
  if (open === undefined) return [[l10n.t('First index'), index]];
  return [
    [l10n.t('Opened from the stored index'), open],
    [l10n.t('Compared with the files'), index],
  ];
}

function stateName(state: IndexState): string {
  const names: Record<IndexState, string> = {
    starting: l10n.t('starting'),
    indexing: l10n.t('reading the notes'),
    ready: l10n.t('ready'),
    off: l10n.t('off in this folder'),
    stopped: l10n.t('stopped'),
  };
  return names[state];
}

/** Rows of a name and a number, numbers flush right. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const name = Math.max(...rows.map(([text]) => text.length));
  const value = Math.max(...rows.map(([, text]) => text.length));
  return rows.map(([left, right]) => `${left.padEnd(name)}  ${right.padStart(value)}`);
}

function paragraphs(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.map((lines) => lines.filter((line) => line !== '')).filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
