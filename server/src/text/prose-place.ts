import { lastAtMost } from './arrays.js';
import { LineKind, readBlocks } from './blocks.js';
import { lineEnd, lineStarts } from './lines.js';
import { readWords } from './prose.js';

/** What opens before the cursor and is not prose, though nothing closes it yet: a link target, code, a tag. */
const open = /\]\([^\s)]*$|\[\[[^\]|]*$|<[A-Za-z/!][^>]*$|:\/\/\S*$/;

/** Whether a word that is typed at `offset` of a text would be read: not in front matter, code, a link target, a tag. */
export function isProseAt(text: string, offset: number): boolean {
  const lines = lineStarts(text);
  const line = Math.max(0, lastAtMost(lines, lines.length, offset));
  const blocks = readBlocks(text, lines);
  if (blocks.kinds[line] === LineKind.Skipped) return false;
  const before = text.slice(blocks.contents[line], offset);
  if (open.test(before) || before.split('`').length % 2 === 0) return false;
  const probe = `${before}x`;
  const { words } = readWords(probe + text.slice(offset, lineEnd(text, lines, line)));
  return words.ends.some((end, word) => (words.starts[word] ?? 0) < probe.length && probe.length <= end);
}
