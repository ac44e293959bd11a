import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Location,
  type QuickPick,
  window,
} from 'vscode';
import { nothingFound, type PassageItem } from './passage-items.js';
import { PassagePreview } from './passage-preview.js';

/** What a list offers for what is typed; undefined where there is nothing to offer, and the list is to go. */
export type Offer = (typed: string, token: CancellationToken) => Promise<readonly PassageItem[] | undefined>;

export interface ListTexts {
  readonly title: string;
  readonly placeholder: string;
  /** What stands typed there at first, selected, so that typing replaces it. */
  readonly typed?: string;
}

interface Choice {
  readonly place: Location;
  readonly beside: boolean;
}

/** The list of passages: it fills as the user types, shows each passage as the user moves, and Escape goes back. */
export class PassageList {
  /** Opens the passage that is shown to the side, while the list is open. */
  #chooseBeside: (() => void) | undefined;

  /** Lets the user choose, and opens what was chosen. Gives what was typed last. */
  async show(texts: ListTexts, offer: Offer): Promise<string> {
    const pick = newPick(texts);
    const preview = new PassagePreview(window.activeTextEditor);
    const filling = new Filling(pick, offer);
    try {
      pick.onDidChangeActive(([item]) => item?.place && preview.show(item.place));
      pick.onDidChangeValue((typed) => filling.fill(typed));
      const choice = this.#choiceOf(pick);
      pick.show();
      void commands.executeCommand('setContext', 'intertext.choosingPassage', true);
      filling.fill(pick.value);
      const chosen = await choice;
      await (chosen ? preview.open(chosen.place, chosen.beside) : preview.back());
      return pick.value;
    } finally {
      this.#chooseBeside = undefined;
      void commands.executeCommand('setContext', 'intertext.choosingPassage', false);
      filling.dispose();
      preview.dispose();
      pick.dispose();
    }
  }

  chooseBeside(): void {
    this.#chooseBeside?.();
  }

  /** What the user chooses; undefined on Escape. */
  #choiceOf(pick: QuickPick<PassageItem>): Promise<Choice | undefined> {
    return new Promise((resolve) => {
      const choose = (item: PassageItem | undefined, beside: boolean): void => {
        if (!item?.place) return;
        resolve({ place: item.place, beside });
        pick.hide();
      };
      this.#chooseBeside = () => choose(pick.activeItems[0], true);
      pick.onDidAccept(() => choose(pick.activeItems[0], false));
      pick.onDidTriggerItemButton(({ item }) => choose(item, true));
      pick.onDidHide(() => resolve(undefined));
    });
  }
}

/** Fills a list for what is typed. An answer that comes after something else was typed is dropped. */
class Filling {
  readonly #pick: QuickPick<PassageItem>;
  readonly #offer: Offer;
  #asking = new CancellationTokenSource();

  constructor(pick: QuickPick<PassageItem>, offer: Offer) {
    this.#pick = pick;
    this.#offer = offer;
  }

  fill(typed: string): void {
    this.dispose();
    this.#asking = new CancellationTokenSource();
    void this.#fill(typed, this.#asking.token);
  }

  dispose(): void {
    this.#asking.cancel();
    this.#asking.dispose();
  }

  async #fill(typed: string, token: CancellationToken): Promise<void> {
    this.#pick.busy = true;
    const items = await this.#offer(typed, token);
    if (token.isCancellationRequested) return;
    this.#pick.busy = false;
    if (!items) this.#pick.hide();
    else this.#pick.items = items.length > 0 || typed.trim() === '' ? items : [nothingFound];
  }
}

function newPick({ title, placeholder, typed = '' }: ListTexts): QuickPick<PassageItem> {
  const pick = window.createQuickPick<PassageItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.value = typed;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // Without it, places whose name holds what is typed would come first. It is not in the typings, nor needed elsewhere.
  return Object.assign(pick, { sortByLabel: false });
}
