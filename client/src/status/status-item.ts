import {
  type Disposable,
  l10n,
  StatusBarAlignment,
  type TextDocument,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { isNote } from '../note-selector.js';
import type { IndexStatus } from './index-status.js';
import { countsLine } from './status-report.js';

interface Face {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly background?: ThemeColor;
}

/**
 * The item in the status bar: what the index is doing, and the one click that helps. It is seen while a note is, and
 * while the notes are read.
 */
export function statusItem(status: IndexStatus): Disposable {
  const item = window.createStatusBarItem('intertext.status', StatusBarAlignment.Right, 100);
  item.name = 'Intertext';
  const update = () => {
    const document = window.activeTextEditor?.document;
    const note = document && isNote(document) && !isSwitchedOff(document) ? document.uri : undefined;
    const isReading = status.state === 'indexing' || status.state === 'starting';
    if (!note && !isReading) return item.hide();
    const face = faceOf(status, note);
    item.text = face.text;
    item.tooltip = face.tooltip;
    item.command = face.command;
    item.backgroundColor = face.background;
    item.show();
  };
  const following = [status.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
  update();
  return {
    dispose: () => {
      for (const each of [item, ...following]) each.dispose();
    },
  };
}

/** Who set `off` knows it: no item. `auto` may be wrong about a folder, and says so. */
function isSwitchedOff(scope: TextDocument): boolean {
  return workspace.getConfiguration('intertext', scope).get('enable') === 'off';
}

/** `note`: the one in the active editor. */
function faceOf(status: IndexStatus, note: Uri | undefined): Face {
  const { state, answer } = status;
  const offReason = note && status.offReason(note);
  const counts = answer ? countsLine(answer) : '';
  const report = 'intertext.showIndexStatus';
  if (state === 'stopped') {
    return {
      text: l10n.t('$(error) Intertext stopped'),
      tooltip: l10n.t('The language server is not running. Click to restart it.'),
      command: 'intertext.restartServer',
      background: new ThemeColor('statusBarItem.errorBackground'),
    };
  }
  if (offReason !== undefined) {
    const tooltip = `${offReason}\n${l10n.t('Click to switch Intertext on in this folder.')}`.trim();
    return { text: l10n.t('$(circle-slash) Intertext off'), tooltip, command: 'intertext.enableHere' };
  }
  if (state !== 'ready') return { ...readingFace(answer?.progress, counts), command: report };
  const skipped = answer?.skipped.length ?? 0;
  if (skipped === 0) return { text: l10n.t('$(book) Intertext'), tooltip: counts, command: report };
  const tooltip = `${counts}\n${l10n.t('Click to see what was skipped, and why.')}`;
  return { text: l10n.t('$(book) Intertext: {0} skipped', skipped), tooltip, command: report };
}

function readingFace(progress: number | undefined, counts: string): Pick<Face, 'text' | 'tooltip'> {
  if (progress === undefined) return { text: l10n.t('$(loading~spin) Intertext'), tooltip: counts };
  if (progress < 1) {
    return { text: l10n.t('$(loading~spin) Intertext: {0} %', Math.floor(progress * 100)), tooltip: counts };
  }
  const tooltip = `${counts}\n${l10n.t('All notes are read. What repeats in them is being found.')}`;
  return { text: l10n.t('$(loading~spin) Intertext'), tooltip };
}
