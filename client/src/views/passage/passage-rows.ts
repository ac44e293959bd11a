import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type {
  MentionedConcept,
  PassageAnswer,
  PassageRepeat,
  ThisPassageAnswer,
} from '../../../../server/src/protocol.js';
import { written } from '../../numbers.js';
import { foldedIn, linkOf, tieOf } from '../../passages/passage-items.js';
import { placeName, toLocation } from '../../places.js';
import { copyNode } from '../copy-node.js';
import { openCommand } from '../place-node.js';
import type { PassageRow, SectionName, TermRow } from './passage-nodes.js';

/** What a section shows of an answer. */
export function rowsOf(section: SectionName, answer: ThisPassageAnswer | undefined): readonly PassageRow[] {
  switch (section) {
    case 'concepts':
      return answer?.concepts.map(conceptRow) ?? [];
    case 'copies':
      return answer?.repeats.flatMap(copyRows) ?? [];
    case 'quotations':
      return answer?.quotations.map(quotationRow) ?? [];
    case 'related':
      return answer?.related.map(relatedRow) ?? [];
  }
}

/** How many of them there are. */
export function countOf(section: SectionName, answer: ThisPassageAnswer | undefined): number {
  if (section !== 'copies') return answer?.[section].length ?? 0;
  const others = ({ places, copies }: PassageRepeat) => places - copies.filter(({ here }) => here).length;
  return answer?.repeats.reduce((sum, repeat) => sum + others(repeat), 0) ?? 0;
}

const originIcons = { glossary: 'book', note: 'note', starter: 'library', none: 'question' } as const;

/** A concept with where it is defined; its definition stands below it. */
function conceptRow(concept: MentionedConcept): TermRow {
  const { name, origin, definition } = concept;
  const place = definition?.location && toLocation(definition.location);
  const item = new TreeItem(name);
  item.id = `concept ${name}`;
  item.iconPath = new ThemeIcon(originIcons[origin]);
  item.description = place ? placeName(place) : definition ? l10n.t('starter glossary') : l10n.t('no definition');
  item.tooltip = conceptTooltip(concept);
  item.contextValue = ['term', ...(place ? ['place'] : []), ...(origin === 'glossary' ? [] : ['addable'])].join(' ');
  if (place) item.command = openCommand(place);
  if (!definition) return { item, term: name };
  const said = new TreeItem(definition.text);
  said.id = `definition ${name}`;
  said.tooltip = item.tooltip;
  if (place) said.command = openCommand(place);
  return { item, term: name, ...(place && { place }), rows: [{ item: said, ...(place && { place }) }] };
}

function conceptTooltip({ name, explanation }: MentionedConcept): MarkdownString {
  return new MarkdownString('**').appendText(name).appendMarkdown(`**\n\n${explanation}`);
}

/** What a related passage says where it shares most with this one. */
function relatedRow(answer: PassageAnswer): PassageRow {
  const { text, highlights } = answer.excerpt;
  const label = { label: text, highlights: highlights.map(([start, end]): [number, number] => [start, end]) };
  return passageRow(answer, new TreeItem(label), placeName(toLocation(answer.location)));
}

/** Which note is quoted here, or quotes this. */
function quotationRow(answer: PassageAnswer): PassageRow {
  const item = new TreeItem(placeName(toLocation(answer.location)));
  item.iconPath = new ThemeIcon(answer.relation === 'source' ? 'file' : 'quote');
  return passageRow(answer, item, linkOf(answer));
}

/** The tooltip says what ties the passage to this one, and more of its text. */
function passageRow(answer: PassageAnswer, item: TreeItem, description: string): PassageRow {
  const place = toLocation(answer.location);
  const { line, character } = place.range.start;
  const reasons = [linkOf(answer), tieOf(answer), foldedIn(answer)].filter((part) => part !== '').join(' · ');
  const parts = [reasons, answer.preview, placeName(place)].filter((part) => part !== '');
  item.id = `${answer.relation} ${place.uri} ${line}:${character}`;
  item.description = description;
  item.tooltip = parts.reduce((text, part) => text.appendText(part).appendMarkdown('\n\n'), new MarkdownString());
  item.accessibilityInformation = { label: parts.join(', ') };
  item.contextValue = 'place';
  item.command = openCommand(place);
  return { item, place };
}

/** The place of a repeat that is in this passage, then its other places. */
function copyRows(repeat: PassageRepeat, at: number): readonly PassageRow[] {
  const { copies, places, words } = repeat;
  const here = copies.filter((copy) => copy.here);
  const others = copies.filter((copy) => !copy.here);
  const original = others.find(({ kind }) => kind === 'original');
  const rows = [...here, ...others].map((copy, number) => {
    const row = copyNode(repeat, copy, copy.here ? (original ?? others[0]) : here[0], copy.counterpart);
    row.item.id = `copy ${at} ${repeat.id} ${number}`;
    if (!copy.here) return row;
    row.item.label = l10n.t('This passage');
    row.item.description = `${row.item.description} · ${l10n.t('{0} words', written(words))}`;
    row.item.iconPath = new ThemeIcon('location');
    return row;
  });
  const rest = places - copies.length;
  if (rest === 0) return rows;
  const item = new TreeItem(l10n.t('{0} more places', written(rest)));
  item.id = `copy ${at} ${repeat.id} rest`;
  return [...rows, { item }];
}

const titles: Record<SectionName, () => string> = {
  concepts: () => l10n.t('Concepts'),
  related: () => l10n.t('Related Passages'),
  copies: () => l10n.t('Copies'),
  quotations: () => l10n.t('Quotations'),
};

export function sectionItem(section: SectionName, count: number): TreeItem {
  const item = new TreeItem(titles[section](), TreeItemCollapsibleState.Expanded);
  item.id = section;
  item.description = written(count);
  return item;
}
