import type { MapAnswer } from '../../../../server/src/protocol.js';
import { type Choice, isFiltered } from './choice.js';
import { ConceptMap } from './concept-map.js';
import { element, iconButton } from './dom.js';
import { EmptyState, type NextStep } from './empty-state.js';
import type { FromPage, MapTarget, PageCommand, ToPage } from './exchange.js';
import { FilterBar } from './filter-bar.js';
import { ItemTable } from './item-table.js';
import { type Kept, type KeptPicture, keptPlaces, placesFrom, type Tab } from './kept.js';
import type { Item, Picture, Point } from './picture.js';
import { RepeatMap } from './repeat-map.js';
import { search } from './search.js';
import { Stage } from './stage.js';
import { StatusLine } from './status-line.js';
import { TabList } from './tab-list.js';
import type { Messages, Texts } from './texts.js';

/** What the page is given by its frame. */
export interface Surroundings {
  readonly kept: Kept;
  keep(kept: Kept): void;
  tell(message: FromPage): void;
}

/** The page of the map: two pictures over one answer of the server, with all that chooses and searches in them. */
export class MapPage {
  readonly element: HTMLElement;
  readonly #surroundings: Surroundings;
  readonly #texts: Texts;
  readonly #tabs: TabList;
  readonly #filters: FilterBar;
  readonly #stage: Stage;
  readonly #table: ItemTable;
  readonly #tableButton: HTMLButtonElement;
  readonly #exportButton: HTMLButtonElement;
  readonly #zoom: HTMLElement;
  readonly #empty = new EmptyState();
  readonly #panel: HTMLElement;
  readonly #status: StatusLine;
  #kept: Kept;
  #answer: MapAnswer | undefined;
  #picture: Picture | undefined;
  #found: ReadonlySet<string> | undefined;
  #places: ReadonlyMap<string, Point>;
  /** What is to be seen as soon as there is data. */
  #awaited: string | undefined;
  /** What the search found is to be in sight as soon as the picture is laid out. */
  #isSeeking = false;

  constructor(texts: Texts, surroundings: Surroundings) {
    this.#texts = texts;
    this.#surroundings = surroundings;
    this.#kept = surroundings.kept;
    this.#places = placesFrom(this.#kept.places);
    const open = (item: Item, event: MouseEvent | KeyboardEvent) => this.#open(item, event);
    this.#tabs = new TabList(texts, 'panel', (tab) => this.#changeTab(tab));
    this.#filters = new FilterBar(texts, {
      searched: (words) => this.#search(words),
      nextFound: () => this.#nextFound(),
      chosen: (choice) => this.#choose(choice),
    });
    this.#stage = new Stage(
      {
        open,
        focused: (item) => this.#status.announce(item),
        changed: () => this.#keepPicture(),
        rested: () => this.#rested(),
      },
      texts,
    );
    this.#table = new ItemTable(texts, open);
    this.#status = new StatusLine(texts);
    this.#tableButton = iconButton('table', texts.say('table'), () => this.#show({ table: !this.#kept.table }));
    this.#exportButton = iconButton('save', texts.say('exportSvg'), () => this.#export());
    this.#zoom = element(
      'div',
      { class: 'zoom' },
      iconButton('zoomIn', texts.say('zoomIn'), () => this.#stage.zoom('in')),
      iconButton('zoomOut', texts.say('zoomOut'), () => this.#stage.zoom('out')),
      iconButton('fit', texts.say('fit'), () => this.#stage.fit()),
    );
    const parts = [this.#stage.element, this.#zoom, this.#table.element, this.#empty.element];
    this.#panel = element('div', { id: 'panel', role: 'tabpanel' }, ...parts);
    const tools = element('div', { class: 'tools' }, this.#tableButton, this.#exportButton);
    const head = element('div', { class: 'head' }, this.#tabs.element, tools, this.#filters.element);
    this.element = element('main', {}, head, this.#panel, this.#status.element);
    this.#tabs.show(this.#kept.tab);
    this.#showParts('nothing');
  }

  /** Takes what the editor says. */
  take(message: ToPage): void {
    if (message.type === 'data') {
      this.#answer = message.answer;
      this.#show({});
    } else if (message.type === 'waiting') {
      this.#answer = undefined;
      this.#wait(message.reason);
    } else if (message.type === 'show') this.#bring(message.target);
  }

  followTheme(): void {
    this.#stage.followTheme();
    this.#status.followTheme();
  }

  /** The picture of the tab is made anew, from the data and what is kept. */
  #show(change: Partial<Kept>): void {
    this.#keep(change);
    const { tab, table, search: words } = this.#kept;
    this.#tabs.show(tab);
    this.#panel.setAttribute('aria-labelledby', `tab-${tab}`);
    this.#tableButton.setAttribute('aria-pressed', String(table));
    const answer = this.#answer;
    if (!answer) return;
    const { choice, view } = this.#kept[tab];
    this.#filters.show(answer, tab, words, choice);
    const picture =
      tab === 'concepts'
        ? new ConceptMap(answer, choice, this.#texts, this.#places)
        : new RepeatMap(answer, choice, this.#texts);
    this.#picture = picture;
    this.#found = search(picture.items, words);
    this.#status.show(picture, this.#found);
    if (picture.items.length === 0) {
      this.#showEmpty(tab, choice);
      return;
    }
    this.#empty.hide();
    this.#showParts(table ? 'table' : 'picture');
    if (table) this.#table.show(picture, this.#title, this.#found);
    this.#stage.found = this.#found;
    this.#stage.show(picture, this.#title, { view, focused: this.#kept[tab].focused });
  }

  get #title(): string {
    return this.#texts.say(this.#kept.tab === 'concepts' ? 'conceptMap' : 'repeatMap');
  }

  #showParts(shown: 'picture' | 'table' | 'nothing'): void {
    this.#stage.element.hidden = shown !== 'picture';
    this.#zoom.hidden = shown !== 'picture';
    this.#exportButton.disabled = shown !== 'picture';
    this.#table.element.hidden = shown !== 'table';
    this.#tableButton.disabled = shown === 'nothing';
  }

  #showEmpty(tab: Tab, choice: Choice): void {
    this.#showParts('nothing');
    if (isFiltered(choice))
      this.#empty.show(
        this.#texts.say('nothingFits'),
        this.#next('clearFilter', () => this.#choose({ least: 1 })),
      );
    else if (tab === 'repeats') this.#empty.show(this.#texts.say('noRepeats'));
    else this.#empty.show(this.#texts.say('noConcepts'), this.#nextCommand('addConcept', 'addConceptToGlossary'));
  }

  #wait(reason: 'reading' | 'off' | 'stopped'): void {
    this.#showParts('nothing');
    const next = {
      reading: undefined,
      off: this.#nextCommand('switchOn', 'enableHere'),
      stopped: this.#nextCommand('restart', 'restartServer'),
    };
    this.#empty.show(this.#texts.say(reason), next[reason]);
  }

  #next(title: keyof Messages, press: () => void): NextStep {
    return { title: this.#texts.say(title), press };
  }

  #nextCommand(title: keyof Messages, command: PageCommand): NextStep {
    return this.#next(title, () => this.#surroundings.tell({ type: 'command', command }));
  }

  #search(words: string): void {
    this.#keep({ search: words });
    if (!this.#picture) return;
    this.#found = search(this.#picture.items, words);
    this.#stage.found = this.#found;
    this.#status.show(this.#picture, this.#found);
    if (this.#kept.table) this.#table.show(this.#picture, this.#title, this.#found);
    else this.#stage.seek(this.#found ?? []);
  }

  #changeTab(tab: Tab): void {
    this.#isSeeking = true;
    this.#show({ tab });
  }

  /** Goes through what was found, round and round. */
  #nextFound(): void {
    const keys = [...(this.#found ?? [])];
    const next = keys[(keys.indexOf(this.#stage.focused ?? '') + 1) % Math.max(1, keys.length)];
    if (next !== undefined && !this.#kept.table) this.#stage.focus(next);
  }

  #choose(choice: Choice): void {
    this.#show({ [this.#kept.tab]: { choice, focused: this.#stage.focused } });
  }

  /** Shows what the editor asks for, whatever was chosen before. */
  #bring(target: MapTarget): void {
    if ('tab' in target) {
      this.#show({ tab: target.tab });
      return;
    }
    const key = 'concept' in target ? `concept:${target.concept}` : `note:${target.note}`;
    const { choice } = this.#kept.concepts;
    const isThere = this.#picture instanceof ConceptMap && this.#picture.items.some((item) => item.key === key);
    this.#awaited = key;
    this.#show({ tab: 'concepts', table: false, search: '', concepts: { choice: isThere ? choice : { least: 1 } } });
  }

  #open({ location, original }: Item, { ctrlKey, metaKey }: MouseEvent | KeyboardEvent): void {
    if (!location) return;
    const isCompared = original && (ctrlKey || metaKey);
    this.#surroundings.tell(
      isCompared ? { type: 'compare', pair: { copy: location, original } } : { type: 'open', location },
    );
  }

  #export(): void {
    this.#surroundings.tell({ type: 'export', name: this.#title, svg: this.#stage.svg(this.#title) });
  }

  /** The layout is there: its places are kept, and what somebody asked to see comes into sight. */
  #rested(): void {
    if (this.#picture instanceof ConceptMap) {
      const before = isFiltered(this.#kept.concepts.choice) ? this.#places : [];
      this.#places = new Map([...before, ...this.#picture.places]);
      this.#keep({ places: keptPlaces(this.#places) });
    }
    if (this.#isSeeking) this.#stage.seek(this.#found ?? []);
    this.#isSeeking = false;
    this.#showAwaited();
  }

  /** A note without mentions stands in the repeat map alone. */
  #showAwaited(): void {
    const key = this.#awaited;
    if (key === undefined) return;
    const isThere = this.#picture?.items.some((item) => item.key === key) ?? false;
    if (!isThere && key.startsWith('note:') && this.#kept.tab === 'concepts') {
      this.#show({ tab: 'repeats', repeats: { choice: { least: 1 } } });
      return;
    }
    this.#awaited = undefined;
    this.#stage.focus(key, 'to the middle');
  }

  #keepPicture(): void {
    const { tab } = this.#kept;
    const kept: KeptPicture = { choice: this.#kept[tab].choice, view: this.#stage.view, focused: this.#stage.focused };
    this.#keep({ [tab]: kept });
  }

  #keep(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    this.#surroundings.keep(this.#kept);
  }
}
