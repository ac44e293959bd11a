import { commands, type Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import type { CopyPair } from '../../server/src/protocol.js';
import { compareCopy, takeOverDifferences } from './compare.js';
import { goToCopy } from './copies.js';
import { enableHere } from './enable.js';
import { addConceptToGlossary, openGlossary } from './glossary.js';
import type { IndexStatus } from './index-status.js';
import type { LanguageServer } from './language-server.js';
import { PassageList } from './passage-list.js';
import { PassageSearch } from './passage-search.js';
import { goToPlace, showPlaces } from './places.js';
import { goToRelatedPassage } from './related-passages.js';
import { removeRepeatedText } from './remove-repeats.js';
import { showRepeats } from './repeats-list.js';
import { showIndexStatus } from './status-report.js';
import type { VirtualTexts } from './virtual-texts.js';

/** Registers every command. One that fails says so once and leaves the rest to the log. */
export function registerCommands(
  server: LanguageServer,
  status: IndexStatus,
  texts: VirtualTexts,
  log: LogOutputChannel,
): Disposable[] {
  const register = <Given extends unknown[]>(name: string, run: (...given: Given) => Promise<void>): Disposable =>
    commands.registerCommand(`intertext.${name}`, async (...given: Given) => {
      try {
        await run(...given);
      } catch (error) {
        log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        void window.showErrorMessage(l10n.t('Intertext: {0}', error instanceof Error ? error.message : String(error)));
      }
    });
  const list = new PassageList();
  const search = new PassageSearch(server, list);
  return [
    register('goToRelatedPassage', () => goToRelatedPassage(server, list)),
    register('searchPassages', (query?: unknown) => search.run(query)),
    register('openPassageToTheSide', async () => list.chooseBeside()),
    register('goToNextCopy', () => goToCopy(server, 'next')),
    register('goToPreviousCopy', () => goToCopy(server, 'previous')),
    register('showRepeats', () => showRepeats(server)),
    register('removeRepeatedText', () => removeRepeatedText(server)),
    register('addConceptToGlossary', (term?: unknown) => addConceptToGlossary(server, term)),
    register('openGlossary', openGlossary),
    register('showIndexStatus', () => showIndexStatus(status)),
    register('restartServer', () => server.restart()),
    register('enableHere', enableHere),
    register('goToPlace', goToPlace),
    register('showPlaces', showPlaces),
    register('compareCopy', (pair?: CopyPair) => compareCopy(server, texts, pair)),
    register('takeOverDifferences', (pair?: CopyPair) => takeOverDifferences(server, texts, pair)),
  ];
}
