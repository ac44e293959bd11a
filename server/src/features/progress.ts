import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import { count } from './display.js';

/** Shows how reading the folders goes on, where the client can. */
export class IndexingProgress {
  readonly #create: () => Promise<WorkDoneProgressReporter>;
  #reporter: Promise<WorkDoneProgressReporter | undefined> = Promise.resolve(undefined);
  #notes = 0;

  constructor(create: () => Promise<WorkDoneProgressReporter>) {
    this.#create = create;
  }

  begin(): void {
    this.#notes = -1;
    this.#reporter = this.#create().then(
      (reporter) => {
        reporter.begin('Reading notes', undefined, undefined, false);
        return reporter;
      },
      () => undefined,
    );
  }

  report(notes: number): void {
    if (notes === this.#notes) return;
    this.#notes = notes;
    void this.#reporter.then((reporter) => reporter?.report(count(notes, 'note')));
  }

  end(): void {
    void this.#reporter.then((reporter) => reporter?.done());
  }
}
