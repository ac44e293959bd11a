import { commands, type Disposable, type LogOutputChannel, l10n, type Uri, window } from 'vscode';
import type { CopyPair, RepeatPart } from '../../server/src/protocol.js';
import { reasonOf } from './failure.js';
import { addConceptToGlossary, openGlossary } from './glossary/glossary.js';
import type { LanguageServer } from './language-server.js';
import type { NotesMap } from './map/notes-map.js';
import { PassageList } from './passages/passage-list.js';
import { PassageSearch } from './passages/passage-search.js';
import { goToRelatedPassage } from './passages/related-passages.js';
import { goToPlace, showPlaces } from './places.js';
import { compareCopy, takeOverDifferences } from './repeats/compare.js';
import { goToCopy } from './repeats/copies.js';
import { removeRepeatedText } from './repeats/remove-repeats.js';
import { showRepeats } from './repeats/repeats-list.js';
import type { VirtualTexts } from './repeats/virtual-texts.js';
import { enableHere } from './status/enable.js';
import type { IndexStatus } from './status/index-status.js';
import { showIndexStatus } from './status/status-report.js';
import {
  addToGlossary,
  findConceptMentions,
  goToConceptDefinition,
  ignoreConcepts,
  renameConcept,
  showInMap,
} from './views/concepts/concept-actions.js';
import type { ViewNode } from './views/concepts/concept-nodes.js';
import type { ConceptsView } from './views/concepts/concepts-view.js';
import type { CopyNode } from './views/copy-node.js';
import { showThisPassage, type ThisPassage } from './views/passage/this-passage.js';
import type { PlaceNode } from './views/place-node.js';
import { intendRow, pairOf, removeRow } from './views/repeats/repeat-actions.js';
import type { RepeatsNode } from './views/repeats/repeat-nodes.js';
import { askRepeatsFilter } from './views/repeats/repeats-filter.js';
import type { RepeatsView } from './views/repeats/repeats-view.js';
import type { SampleNotes } from './walkthrough/sample-notes.js';
import { showStep } from './walkthrough/steps.js';

/** What commands work with. */
export interface Parts {
  readonly server: LanguageServer;
  readonly status: IndexStatus;
  readonly texts: VirtualTexts;
  readonly map: NotesMap;
  readonly concepts: ConceptsView;
  readonly repeats: RepeatsView;
  readonly passage: ThisPassage;
  readonly sample: SampleNotes;
  readonly log: LogOutputChannel;
}

/** Registers every command. One that fails says so once and leaves the rest to the log. */
export function registerCommands({
  server,
  status,
  texts,
  map,
  concepts,
  repeats,
  passage,
  sample,
  log,
}: Parts): Disposable[] {
  const register = <Given extends unknown[]>(name: string, run: (...given: Given) => Promise<void>): Disposable =>
    commands.registerCommand(`intertext.${name}`, async (...given: Given) => {
      try {
        await run(...given);
      } catch (error) {
        log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        void window.showErrorMessage(l10n.t('Intertext: {0}', reasonOf(error)));
      }
    });
  const list = new PassageList();
  const search = new PassageSearch(server, list);
  return [
    register('showThisPassage', showThisPassage),
    register('pinPassage', () => passage.pin()),
    register('unpinPassage', () => passage.unpin()),
    register('goToRelatedPassage', () => goToRelatedPassage(server, list)),
    register('searchPassages', (query?: unknown) => search.run(query)),
    register('openPassageToTheSide', async (row?: PlaceNode) =>
      row ? passage.openToTheSide(row) : list.chooseBeside(),
    ),
    register('goToNextCopy', () => goToCopy(server, 'next')),
    register('goToPreviousCopy', () => goToCopy(server, 'previous')),
    register('showMap', () => map.show()),
    register('showRepeatMap', () => map.show({ tab: 'repeats' })),
    register('showInMap', (row?: ViewNode) => showInMap(map, concepts.chosen(row))),
    register('showNoteInMap', async (note: Uri | undefined = window.activeTextEditor?.document.uri) => {
      if (note) await map.show({ note: note.toString() });
    }),
    register('showRepeats', () => showRepeats(server)),
    register('removeRepeatedText', () => removeRepeatedText(server)),
    register('filterRepeats', () => askRepeatsFilter(repeats)),
    register('showRepeatsOfNote', () => repeats.narrowToNote()),
    register('clearRepeatsFilter', () => repeats.narrow({ typed: '', note: undefined })),
    register('showMoreRepeats', (part: RepeatPart) => repeats.showMore(part)),
    register('addConceptToGlossary', (term?: unknown) => addConceptToGlossary(server, term)),
    register('openGlossary', openGlossary),
    register('filterConcepts', () => concepts.filter()),
    register('clearConceptFilter', () => concepts.clearFilter()),
    register('sortConceptsByName', () => concepts.sort('name')),
    register('sortConceptsByMentions', () => concepts.sort('mentions')),
    register('addToGlossary', (row?: ViewNode) => addToGlossary(server, concepts.chosen(row))),
    register('ignoreConcept', (row?: ViewNode) => ignoreConcepts(server, concepts.chosen(row))),
    register('renameConcept', (row?: ViewNode) => renameConcept(server, concepts.chosen(row))),
    register('goToConceptDefinition', (row?: ViewNode) => goToConceptDefinition(server, concepts.chosen(row))),
    register('findConceptMentions', (row?: ViewNode) => findConceptMentions(server, concepts.chosen(row))),
    register('searchPassagesAbout', (row?: ViewNode) => search.run(concepts.chosen(row)[0]?.concept.name)),
    register('showIndexStatus', () => showIndexStatus(status)),
    register('restartServer', () => server.restart()),
    register('enableHere', enableHere),
    register('openSampleNotes', () => sample.open()),
    register('showSampleConcept', () => showStep(sample, status, 'concept')),
    register('showSampleRelated', () => showStep(sample, status, 'related')),
    register('showSampleRepeat', () => showStep(sample, status, 'repeat')),
    register('goToPlace', goToPlace),
    register('showPlaces', showPlaces),
    register('compareCopy', (row?: CopyPair | RepeatsNode) => compareCopy(server, texts, pairOf(repeats.chosen(row)))),
    register('removeCopy', (row?: CopyNode | RepeatsNode) => removeRow(server, repeats.chosen(row))),
    register('removeOtherCopies', (row?: RepeatsNode) => removeRow(server, repeats.chosen(row))),
    register('markIntended', (row?: CopyNode | RepeatsNode) => intendRow(server, repeats.chosen(row), true)),
    register('takeMarkBack', (row?: CopyNode | RepeatsNode) => intendRow(server, repeats.chosen(row), false)),
    register('toggleIntended', () => intendRow(server, repeats.chosen())),
    register('takeOverDifferences', (pair?: CopyPair) => takeOverDifferences(server, texts, pair)),
  ];
}
