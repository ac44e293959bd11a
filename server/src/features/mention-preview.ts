import type { Place } from '../index.js';
import { oneLine } from './display.js';

/** As much as is shown around a mention, in UTF-16 code units: a narrow list must not cut the mention off. */
const before = 16;
const after = 120;
/** White space and markers vanish: looking at some more than is shown will do. */
const slack = 100;

/** Stand where the mention begins and ends while the text around it is put in one line; no text holds them. */
const marks = ['\ufdd0', '\ufdd1'] as const;
const foreign = /[\ufdd0\ufdd1]/g;

/** A mention with some text around it, in one line; `start` and `end` of the mention in it. */
export interface MentionPreview {
  readonly preview: string;
  readonly start: number;
  readonly end: number;
}

/** The text around a mention, as far as its passage goes. */
export function mentionPreview(
  text: string,
  mention: Pick<Place, 'start' | 'end'>,
  passage: Pick<Place, 'start' | 'end'>,
): MentionPreview {
  const part = (start: number, end: number): string => text.slice(start, end).replace(foreign, '');
  const lead = part(Math.max(passage.start, mention.start - before - slack), mention.start);
  const tail = part(mention.end, Math.min(passage.end, mention.end + after + slack));
  const [open, close] = marks;
  const line = oneLine(`${lead}${open}${part(mention.start, mention.end)}${close}${tail}`, Number.MAX_SAFE_INTEGER);
  const [left = '', rest = ''] = line.split(open);
  const [middle = '', right = ''] = rest.split(close);
  const shown = endOf(left);
  const start = shown.length;
  return { preview: shown + middle + startOf(right), start, end: start + middle.length };
}

/** The end of a text that is shown before a mention, from the beginning of a word on. */
function endOf(text: string): string {
  if (text.length <= before) return text;
  const cut = text.slice(-before);
  return `…${cut.slice(cut.trimEnd().search(/\s/) + 1).replace(/^[\udc00-\udfff]/, '')}`;
}

function startOf(text: string): string {
  if (text.length <= after) return text;
  const cut = text.lastIndexOf(' ', after);
  return `${text.slice(0, cut > 0 ? cut : after).replace(/[\ud800-\udbff]$/, '')}…`;
}
