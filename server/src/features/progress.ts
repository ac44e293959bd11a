import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Translate } from '../messages.js';

/** Shows how something that is done note by note goes on, where the client can. */
export class NotesProgress {
  readonly #reporter: Promise<WorkDoneProgressReporter | undefined>;
  readonly #t: Translate;
  #told = '';

  /** Begins it; `title` says in the client what is done. */
  constructor(create: () => Promise<WorkDoneProgressReporter>, title: string, t: Translate) {
    this.#t = t;
    this.#reporter = create().then(
      (reporter) => {
        reporter.begin(title, 0, undefined, false);
        return reporter;
      },
      () => undefined,
    );
  }

  /** `notes`: those that are done; `share`: how much that is, 0 to 1. */
  report(notes: number, share: number): void {
    const percentage = Math.floor(share * 100);
    const message = notes === 1 ? this.#t('1 note') : this.#t('{0} notes', notes);
    const told = `${percentage} ${message}`;
    if (told === this.#told) return;
    this.#told = told;
    void this.#reporter.then((reporter) => reporter?.report(percentage, message));
  }

  end(): void {
    void this.#reporter.then((reporter) => reporter?.done());
  }
}
