import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { Completion } from '../../server/src/features/completion.js';
import { concepts } from '../../server/src/features/concepts.js';
import type { Context } from '../../server/src/features/context.js';
import { workspaceDiagnostics } from '../../server/src/features/diagnostic-reports.js';
import { map } from '../../server/src/features/map.js';
import { mentionList } from '../../server/src/features/mention-list.js';
import { references } from '../../server/src/features/references.js';
import { rename } from '../../server/src/features/rename.js';
import { RepeatLists } from '../../server/src/features/repeat-list.js';
import { settleConcepts } from '../../server/src/features/steps.js';
import { term } from '../../server/src/features/term.js';
import { WorkspaceSymbols } from '../../server/src/features/workspace-symbols.js';
import type { Notes } from '../../server/src/index.js';
import { contextOf } from './context-of.js';

const notesInAll = 200;
/** Calls of the core, and steps of what it makes in steps, that may lie between two looks at the token. */
const mostAtOnce = 60;
/** Calls that look something up, and work nothing out. */
const lookups = new Set(['identity', 'lines', 'uris', 'holds', 'counts', 'acronyms', 'intention']);

const dance = 'A waggle dance (WD) is a dance that tells the other bees where the meadow is, and how far away.';
/** A word of letters for every number. */
const word = (number: number): string => [...number.toString(8)].map((digit) => 'aeioulnr'.charAt(+digit)).join('');
/** Every two notes have words in common that no other has. */
const textOf = (number: number): string => {
  const own = Array.from({ length: 16 }, (_, i) => `x${word((number >> 1) * 16 + i)}`);
  return `${dance}\n\nThe keeper wrote of the waggle dance: ${own.join(' ')}.\n`;
};
const uriOf = (number: number): string => `file:///notes/${number}.md`;

/** How often the core has been asked. */
class Steps {
  count = 0;

  /** The same notes; what is asked of them is counted. */
  counting(notes: Notes): Notes {
    const counted = (value: unknown): unknown => {
      if (typeof Object(value).next !== 'function') return value;
      const making = value as Generator;
      const steps = this;
      return {
        next: () => {
          steps.count++;
          return making.next();
        },
      };
    };
    return new Proxy(notes, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          if (!lookups.has(String(name))) this.count++;
          return counted(Reflect.apply(member, target, args));
        };
      },
    });
  }
}

/** A token that is cancelled after so many looks at it. */
class Looks implements CancellationToken {
  readonly onCancellationRequested = () => ({ dispose: () => {} });
  readonly #steps: Steps;
  readonly #allowed: number;
  /** Steps at each look. */
  readonly at: number[] = [];

  constructor(steps: Steps, allowed: number) {
    this.#steps = steps;
    this.#allowed = allowed;
  }

  get isCancellationRequested(): boolean {
    this.at.push(this.#steps.count);
    return this.at.length > this.#allowed;
  }
}

function begin(): { readonly context: Context; readonly steps: Steps } {
  const steps = new Steps();
  const texts = new Map(Array.from({ length: notesInAll }, (_, number) => [uriOf(number), textOf(number)]));
  texts.set('file:///notes/glossary.md', '# Waggle dance\nAliases: WD\n\nWhat bees do.\n');
  const context = contextOf(texts, { diagnostics: { scope: 'workspace' } });
  // A millisecond a step.
  return { context: { ...context, notes: steps.counting(context.notes), clock: () => steps.count }, steps };
}

const at = { textDocument: { uri: uriOf(7) }, position: { line: 0, character: 4 } };

const long: Readonly<Record<string, (context: Context, token: CancellationToken) => Promise<unknown>>> = {
  'references of a term that is everywhere': (context, token) =>
    references(context, { ...at, context: { includeDeclaration: true } }, token),
  'a rename in all notes': (context, token) => rename(context, { ...at, newName: 'round dance' }, token),
  'the map': (context, token) => map(context, {}, token),
  'a list of all repeats': (context, token) => new RepeatLists().find(context, { part: 'spare' }, token),
  'a list of repeats that holds some words': (context, token) =>
    new RepeatLists().find(context, { part: 'spare', filter: 'meadow' }, token),
  'a list of mentions': (context, token) => mentionList(context, { name: 'waggle dance' }, token),
  'what has changed of the concepts': (context, token) => settleConcepts(context, token),
  'the concepts and candidates': (context, token) => concepts(context, token),
  'concepts as symbols': (context, token) => new WorkspaceSymbols().find(context, { query: 'waggle' }, token),
  'names to complete': (context, token) => new Completion().find(context, at, token),
  'what a name means that is none of a concept': (context, token) => term(context, { name: 'meadow' }, token),
  'mentions of a candidate': (context, token) => mentionList(context, { name: 'meadow' }, token),
  'diagnostics of all notes': (context, token) => workspaceDiagnostics(context, { previousResultIds: [] }, token),
};

for (const [name, ask] of Object.entries(long)) {
  test(`cancelled, ${name}: nothing more is done`, async () => {
    const whole = begin();
    const looks = new Looks(whole.steps, Number.POSITIVE_INFINITY);
    await ask(whole.context, looks);
    const between = looks.at.map((steps, i) => steps - (looks.at[i - 1] ?? 0));
    between.push(whole.steps.count - (looks.at.at(-1) ?? 0));
    assert.ok(Math.max(...between) <= mostAtOnce, `steps between looks: ${between.join(' ')}`);
    const all = looks.at.length;
    assert.ok(all > 5, `looks at the token: ${all}`);
    for (const allowed of new Set([0, 1, all >> 2, all >> 1, all - 1])) {
      const { context, steps } = begin();
      const token = new Looks(steps, allowed);
      const isCancelled = (error: unknown): boolean =>
        error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
      await assert.rejects(ask(context, token), isCancelled);
      // What would go on by itself has its turns.
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(steps.count, token.at[allowed], `cancelled at look ${allowed + 1} of ${all}`);
    }
  });
}
