import { around, highlightedLine, type Part } from './excerpt.js';

/** As much as is shown around a mention, in UTF-16 code units: a narrow list must not cut the mention off. */
const before = 16;
const after = 120;
/** White space and markers vanish: looking at some more than is shown will do. */
const slack = 100;

/** A mention with some text around it, in one line; `start` and `end` of the mention in it. */
export interface MentionPreview extends Part {
  readonly preview: string;
}

/** The text around a mention, as far as its passage goes. */
export function mentionPreview(text: string, mention: Part, passage: Part): MentionPreview {
  const first = Math.max(passage.start, mention.start - before - slack);
  const last = Math.min(passage.end, mention.end + after + slack);
  const part = { start: mention.start - first, end: mention.end - first };
  const line = highlightedLine(text.slice(first, last), [part]);
  const [[start, end] = [0, 0]] = line.highlights;
  const { text: preview, highlights } = around(line, { start, end }, before, after);
  const [[shownStart, shownEnd] = [0, 0]] = highlights;
  return { preview, start: shownStart, end: shownEnd };
}
