import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Context } from './context.js';

/** Keeps the client told of what is wrong with the files that keep what users have decided: one diagnostic a file. */
export class DecisionProblems {
  readonly #context: Context;
  readonly #publish: (uri: string, diagnostics: Diagnostic[]) => void;
  /** By the URI of the file, what was told last. */
  readonly #told = new Map<string, string>();

  constructor(context: Context, publish: (uri: string, diagnostics: Diagnostic[]) => void) {
    this.#context = context;
    this.#publish = publish;
  }

  /** Tells what is new. */
  look(): void {
    const problems = new Map<string, Diagnostic>();
    const { workspace, t } = this.#context;
    for (const { kind, problems: found } of [workspace.intended, workspace.ignored]) {
      for (const [folder, problem] of found) {
        const { line } = problem;
        const message = t(...problem.message);
        const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
        const severity = DiagnosticSeverity.Warning;
        problems.set(`${folder}/${kind.path}`, { range, severity, source: 'intertext', code: kind.code, message });
      }
    }
    for (const uri of new Set([...this.#told.keys(), ...problems.keys()])) {
      const problem = problems.get(uri);
      const told = JSON.stringify(problem);
      if (this.#told.get(uri) === told) continue;
      if (problem === undefined) this.#told.delete(uri);
      else this.#told.set(uri, told);
      this.#publish(uri, problem === undefined ? [] : [problem]);
    }
  }
}
