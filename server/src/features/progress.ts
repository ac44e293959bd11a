import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import { readingNotes } from '../protocol.js';
import { count } from './display.js';

/** Shows how reading the folders goes on, where the client can. */
export class IndexingProgress {
  readonly #create: () => Promise<WorkDoneProgressReporter>;
  #reporter: Promise<WorkDoneProgressReporter | undefined> = Promise.resolve(undefined);
  #told = '';

  constructor(create: () => Promise<WorkDoneProgressReporter>) {
    this.#create = create;
  }

  begin(): void {
    this.#told = '';
    this.#reporter = this.#create().then(
      (reporter) => {
        reporter.begin(readingNotes, 0, undefined, false);
        return reporter;
      },
      () => undefined,
    );
  }

  /** `share`: how much has been read, 0 to 1. */
  report(notes: number, share: number): void {
    const percentage = Math.floor(share * 100);
    const message = count(notes, 'note');
    const told = `${percentage} ${message}`;
    if (told === this.#told) return;
    this.#told = told;
    void this.#reporter.then((reporter) => reporter?.report(percentage, message));
  }

  end(): void {
    void this.#reporter.then((reporter) => reporter?.done());
  }
}
