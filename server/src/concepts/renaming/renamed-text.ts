import { parseGlossary } from '../glossary/glossary.js';
import { articleFor } from './indefinite-article.js';
import { type Renaming, termOf } from './renaming.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text in the place of a stretch of a note, in UTF-16 offsets of the note. */
export interface RenameEdit extends Range {
  readonly text: string;
  /** What the text says instead of the form that stood there. */
  readonly form: string;
  /** Whether the new name has the form that stood there: see `Renaming`. */
  readonly isSure: boolean;
}

/** What is renamed: one of the names of a concept. */
export interface RenamedTerm {
  /** The name of the concept, then its aliases. */
  readonly names: readonly string[];
  /** The one of them that gets another name: its forms change, those of the others stay. */
  readonly term: string;
  readonly renaming: Renaming;
}

/**
 * What renaming a term changes in a note, in order, no two edits overlapping: its forms, and articles before them. `mentions` are those of the concept;
 * `isGlossary`: the headings and aliases of its entries change too where they are no mention, as in code. A wiki link
 * keeps its target: `[[eel run]]` becomes `[[eel run|elver run]]`.
 */
export function renameIn(
  text: string,
  mentions: readonly Range[],
  { names, term, renaming }: RenamedTerm,
  isGlossary: boolean,
): readonly RenameEdit[] {
  const known = new Map<string, string | undefined>();
  const isMeant = (written: string): boolean => {
    if (!known.has(written)) known.set(written, termOf(names, written));
    return known.get(written) === term;
  };
  const editOf = (place: Range): RenameEdit => {
    const form = renaming.of(text.slice(place.start, place.end), opensSentence(text, place.start));
    return { ...place, ...form, form: form.text };
  };
  const meant = mentions.filter(({ start, end }) => isMeant(text.slice(start, end)));
  const unread = isGlossary ? listedNames(text, names, isMeant) : [];
  const others = unread.filter(({ start, end }) => !meant.some((one) => one.start < end && start < one.end));
  const edits = [...meant, ...others].sort((a, b) => a.start - b.start).map(editOf);
  const changed = edits.filter((edit) => edit.text !== text.slice(edit.start, edit.end));
  return keepingTargets(
    text,
    changed.flatMap((edit) => withArticle(text, edit)),
  );
}

/** An edit together with that of an indefinite article before it: "a lock" becomes "an eel gate". */
function withArticle(text: string, edit: RenameEdit): readonly RenameEdit[] {
  const before = text.slice(Math.max(0, edit.start - LOOK_BACK), edit.start);
  const [, article = '', gap = ''] = /(?<![\p{L}\p{N}'’-])(an?)(\s+[*_"“‘'([]*)$/iu.exec(before) ?? [];
  const [old, next] = [articleFor(text.slice(edit.start, edit.end)), articleFor(edit.form)];
  if (article.toLowerCase() !== old || old === next) return [edit];
  const [end, written] = [edit.start - gap.length, article.charAt(0) + next.slice(1)];
  const start = end - article.length;
  // The target of a wiki link between the two stays.
  if (gap.includes('[')) return [{ ...edit, start, end, text: written }, edit];
  return [{ ...edit, start, text: written + gap + edit.text }];
}

/** Where a glossary lists names that are meant, in the entries of the concept. */
function listedNames(text: string, names: readonly string[], isMeant: (written: string) => boolean): readonly Range[] {
  return parseGlossary(text)
    .filter(({ name }) => termOf(names, name) !== undefined)
    .flatMap(({ name, aliases, written }) =>
      [name, ...aliases].flatMap((listed, at) => {
        const place = written[at];
        if (place === undefined || !isMeant(listed)) return [];
        const start = place.start + text.slice(place.start, place.end).indexOf(listed);
        return start < place.start ? [] : [{ start, end: start + listed.length }];
      }),
    );
}

/** How much of a text before a word tells whether a sentence begins with it. */
const LOOK_BACK = 60;

/** Whether a sentence, a line, an item or a heading begins at `start`. */
function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const isWhole = before.length === start;
  return (isWhole ? /(?:^|[\r\n]|[.!?…]\P{L}*\s)(?:\P{L}*)$/u : /(?:[\r\n]|[.!?…]\P{L}*\s)\P{L}*$/u).test(before);
}

/** The edits with those in wiki links changed: what is shown is renamed, what is linked to is not. */
function keepingTargets(text: string, edits: readonly RenameEdit[]): readonly RenameEdit[] {
  const links = new Map<number, RenameEdit[]>();
  const plain: RenameEdit[] = [];
  for (const edit of edits) {
    const link = linkAround(text, edit);
    if (link === undefined) plain.push(edit);
    else links.set(link.start, [...(links.get(link.start) ?? []), edit]);
  }
  const relabelled = [...links].flatMap(([start, inner]) => {
    const link = inner[0] && linkAround(text, inner[0]);
    return link === undefined ? [] : [relabel(text, { ...link, start }, inner)];
  });
  return [...plain, ...relabelled].sort((a, b) => a.start - b.start);
}

/** What stands between the brackets of the wiki link around a place. `#` leads to a heading, which is renamed itself. */
function linkAround(text: string, { start, end }: Range): Range | undefined {
  const before = /\[\[([^[\]\r\n#]*)$/.exec(text.slice(Math.max(0, start - 256), start));
  const after = /^[^[\]\r\n]*(?=\]\])/.exec(text.slice(end, end + 256));
  if (before === null || after === null) return undefined;
  return { start: start - (before[1]?.length ?? 0), end: end + after[0].length };
}

/** The edit that shows what `edits` make of the label of a link, or of its target where it has no label. */
function relabel(text: string, link: Range, edits: readonly RenameEdit[]): RenameEdit {
  const inner = text.slice(link.start, link.end);
  const bar = inner.indexOf('|');
  let label = '';
  let at = link.start + bar + 1;
  for (const edit of edits.filter(({ start }) => start >= at)) {
    label += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  label += text.slice(at, link.end);
  const isTarget = bar >= 0 && label === inner.slice(0, bar);
  const start = bar < 0 ? link.end : link.start + bar;
  const isSure = edits.every((edit) => edit.isSure);
  return { start, end: link.end, text: isTarget ? '' : `|${label}`, form: edits[0]?.form ?? '', isSure };
}
