import {
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { TermAnswer } from '../../../../server/src/protocol.js';
import { written } from '../../numbers.js';
import { openCommand } from '../place-node.js';
import type { GroupName } from './concept-groups.js';
import type { ConceptNode, GroupNode, MentionNode, NoteNode, RemarkNode } from './concept-nodes.js';

/** Mentions of a concept that are shown at once when it is opened. */
const fewMentions = 10;

export function groupItem({ group, isFiltered, concepts }: GroupNode): TreeItem {
  const item = new TreeItem(groupTitle(group), TreeItemCollapsibleState.Expanded);
  if (group === 'candidates' && !isFiltered) item.collapsibleState = TreeItemCollapsibleState.Collapsed;
  item.id = `${isFiltered ? 'filtered ' : ''}${group}`;
  item.description = written(concepts.length);
  item.tooltip = groupTooltip(group);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${groupTitle(group)}, ${item.description}` };
  return item;
}

export function conceptItem({ concept, group, problems, match }: ConceptNode): TreeItem {
  const { name, mentions, origin } = concept;
  const isInName = match?.form === name;
  const label = {
    label: name,
    ...(isInName && match ? { highlights: [[match.start, match.end] as [number, number]] } : {}),
  };
  const item = new TreeItem(label, mentions > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = `${group} ${name}`;
  const form = match && !isInName ? match.form : '';
  item.description = [form, written(mentions)].filter((part) => part !== '').join(' · ');
  item.iconPath =
    problems.length > 0
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon(group === 'candidates' ? 'question' : origin === 'starter' ? 'library' : icons[group]);
  item.contextValue = [
    'concept',
    group,
    ...(origin === 'starter' ? ['starter'] : []),
    ...(mentions > 0 ? ['mentioned'] : []),
  ].join(' ');
  item.accessibilityInformation = { label: `${name}, ${countsOf(concept)}` };
  return item;
}

const icons: Record<GroupName, string> = { glossary: 'book', found: 'note', candidates: 'question' };

/** What a concept means, and what is wrong with its entries; `term`: what is known of it. */
export function conceptTooltip({ concept, problems }: ConceptNode, term: TermAnswer | undefined): MarkdownString {
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(concept.name).appendMarkdown('**');
  if (term?.aliases.length) text.appendText(` (${term.aliases.join(', ')})`);
  for (const { message } of problems) text.appendMarkdown('\n\n').appendText(message);
  if (term?.explanation) text.appendMarkdown(`\n\n${term.explanation}`);
  return text.appendMarkdown('\n\n').appendText(countsOf(concept));
}

export function noteItem({ of, uri, count: inNote }: NoteNode): TreeItem {
  const note = Uri.parse(uri);
  const path = workspace.asRelativePath(note);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, -name.length - 1);
  const isOpen = of.concept.mentions <= fewMentions;
  const state = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(name, state);
  item.id = `note ${of.concept.name}\n${uri}`;
  // The icon of its file type, without the colour and number that problems in the note give to its own URI.
  item.resourceUri = note.with({ scheme: 'intertext-icon' });
  item.iconPath = ThemeIcon.File;
  item.description = [folder, written(inNote)].filter((part) => part !== '').join(' · ');
  item.tooltip = path;
  item.accessibilityInformation = { label: `${path}, ${mentionsOf(inNote)}` };
  return item;
}

export function mentionItem({ place, preview, highlight: [start, end] }: MentionNode): TreeItem {
  const item = new TreeItem({ label: preview, highlights: [[start, end]] });
  item.tooltip = l10n.t('Line {0}: {1}', place.range.start.line + 1, preview);
  item.command = openCommand(place);
  item.contextValue = 'place';
  item.accessibilityInformation = { label: preview };
  return item;
}

export function remarkItem({ text, command }: RemarkNode): TreeItem {
  const item = new TreeItem('');
  item.description = text;
  if (command) item.command = { title: text, command };
  return item;
}

function groupTitle(group: GroupName): string {
  if (group === 'glossary') return l10n.t('Glossary');
  return group === 'found' ? l10n.t('Found in the Notes') : l10n.t('Candidates');
}

function groupTooltip(group: GroupName): string {
  if (group === 'glossary') return l10n.t('What your glossary notes explain.');
  return group === 'found'
    ? l10n.t('What the notes themselves explain, and what they use of the starter glossary.')
    : l10n.t('What the notes use as a term and nobody has explained.');
}

function countsOf({ mentions, notes }: { readonly mentions: number; readonly notes: number }): string {
  const inNotes = notes === 1 ? l10n.t('1 note') : l10n.t('{0} notes', written(notes));
  return l10n.t('{0} in {1}', mentionsOf(mentions), inNotes);
}

function mentionsOf(mentions: number): string {
  return mentions === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', written(mentions));
}
