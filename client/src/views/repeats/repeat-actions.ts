import { l10n } from 'vscode';
import { type CopyPair, type ListedRepeat, Query, type RepeatAnswer } from '../../../../server/src/protocol.js';
import { hint } from '../../hint.js';
import type { LanguageServer } from '../../language-server.js';
import { markCopy, removeCopy } from '../../repeats/copy-actions.js';
import { setIntended } from '../../repeats/intended.js';
import { removeOtherCopies } from '../../repeats/remove-repeats.js';
import type { CopyNode } from '../copy-node.js';
import type { RepeatsNode } from './repeat-nodes.js';

/** The places of a row to look at side by side; undefined where there is one, or more than two. */
export function pairOf(row: CopyPair | RepeatsNode | undefined): CopyPair | undefined {
  if (!row || !('kind' in row)) return row;
  if (row.kind === 'copy') return row.copy && row.original && { copy: row.copy, original: row.original };
  if (row.kind !== 'repeat' || row.repeat.places !== 2) return undefined;
  const original = row.repeat.copies.find(({ kind }) => kind === 'original');
  const copy = row.repeat.copies.find((one) => one !== original);
  return original && copy && { original: original.location, copy: copy.location };
}

/** Removes a copy; of a repeat all but the original, once each has been looked at. */
export async function removeRow(server: LanguageServer, row: CopyNode | RepeatsNode | undefined): Promise<void> {
  if (!row) return;
  if (!('answer' in row)) {
    if (row.kind === 'repeat') await removeOtherCopies(server, row.repeat);
  } else if (row.answer.kind === 'original') hint(l10n.t('This is the original: its copies can be removed.'));
  else await removeCopy(server, row);
}

/** Marks the copies of a row as intended or takes their marks back; without `intended`, the other of what they are. */
export async function intendRow(
  server: LanguageServer,
  row: CopyNode | RepeatsNode | undefined,
  intended?: boolean,
): Promise<void> {
  if (!row) return;
  if ('answer' in row) return markCopy(server, row, intended ?? row.answer.intended === undefined);
  if (row.kind !== 'repeat') return;
  const whole = await wholeOf(server, row.repeat);
  const isMarkable = whole.copies.some(({ mark, intended: id }) => mark !== undefined && id === undefined);
  await setIntended(server, whole, intended ?? isMarkable);
}

/** A repeat with all its places. */
async function wholeOf(
  server: LanguageServer,
  repeat: ListedRepeat,
): Promise<Pick<RepeatAnswer, 'copies' | 'preview'>> {
  const original = repeat.copies[0]?.location.uri;
  if (repeat.copies.length === repeat.places || original === undefined) return repeat;
  const params = { textDocument: { uri: original } };
  const repeats = await server.request<readonly RepeatAnswer[]>(Query.repeats.method, params);
  return repeats?.find(({ id }) => id === repeat.id) ?? repeat;
}
