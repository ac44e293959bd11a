import { l10n } from 'vscode';
import type { Messages } from './page/texts.js';

/** The texts of the page of the map: it has none of its own. */
export function mapMessages(): Messages {
  return {
    map: l10n.t('Map of the notes'),
    conceptMap: l10n.t('Concept Map'),
    repeatMap: l10n.t('Repeat Map'),
    search: l10n.t('Search'),
    concept: l10n.t('Concept'),
    note: l10n.t('Note'),
    all: l10n.t('All'),
    leastMentions: l10n.t('Least mentions'),
    leastWords: l10n.t('Least words'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    fit: l10n.t('Show All'),
    table: l10n.t('Show as Table'),
    exportSvg: l10n.t('Export as SVG'),
    keys: l10n.t(
      'Arrow keys move from one to the next, Home goes to the weightiest, Enter opens it, plus and minus zoom, 0 shows all. Show as Table lists the same.',
    ),
    name: l10n.t('Name'),
    kind: l10n.t('Kind'),
    mentions: l10n.t('Mentions'),
    linkedWith: l10n.t('Linked with'),
    linkedWithNames: l10n.t('Linked with: {0}'),
    conceptCounts: l10n.t('Mentions: {0} · notes: {1}'),
    noteCounts: l10n.t('Mentions: {0} · words: {1}'),
    weightiestNodes: l10n.t('The {0} most mentioned of {1} concepts and notes'),
    found: l10n.t('Found: {0}'),
    nothingFits: l10n.t('Nothing fits the filter.'),
    clearFilter: l10n.t('Clear Filter'),
    noConcepts: l10n.t(
      'No concept is mentioned in the notes yet. Add the first one to your glossary, and it shows up here.',
    ),
    noRepeats: l10n.t('No text stands in two places. There is nothing to do.'),
    addConcept: l10n.t('Add Concept to Glossary'),
    reading: l10n.t('Reading the notes…'),
    layingOut: l10n.t('Laying out the map…'),
    off: l10n.t('Intertext is off in this folder.'),
    switchOn: l10n.t('Switch On in This Folder'),
    stopped: l10n.t('The language server is not running.'),
    restart: l10n.t('Restart Language Server'),
  };
}
