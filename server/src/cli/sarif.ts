import { version } from '../../../package.json';
import { messageOf, othersOf } from '../features/wording.js';
import type { Copy, CopyKind, Place, Repeat } from '../index.js';
import { originalOf } from '../index.js';
import { english } from '../messages.js';
import type { Severity } from '../settings.js';
import { upperBound } from '../workspace/lines.js';
import { type Checked, graveCount, severities } from './check.js';
import type { Library } from './library.js';

const base = '%SRCROOT%';

/** Other places that one result names: a log tells of all copies at once, and must fit into one text. */
const mostPlaces = 10;

/** SARIF wants level `none` exactly where a result is no failure. */
const verdicts = {
  error: { kind: 'fail', level: 'error' },
  warning: { kind: 'fail', level: 'warning' },
  information: { kind: 'fail', level: 'note' },
  hint: { kind: 'informational', level: 'none' },
} as const;

const rules = [
  rule('copy', 'warning', 'Text that stands elsewhere word by word.'),
  rule('near', 'note', 'Text that stands elsewhere with some words changed.'),
  rule('quotation', 'none', 'Text of another place, marked as somebody’s words.'),
  rule('boilerplate', 'none', 'Text that stands in so many notes that it is a header, a signature or a footer.'),
];

/** Every flagged copy as a result of SARIF 2.1.0, and every file left out as a notification. */
export function checkSarif(library: Library): Checked {
  const repeats = library.notes.repeats();
  const flags = severities(repeats);
  const results = repeats.flatMap((repeat) =>
    repeat.copies.flatMap((copy) => {
      const severity = flags.get(copy);
      return severity === undefined ? [] : [result(library, repeat, copy, severity)];
    }),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'intertext', version, rules } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: library.skipped.map(notification) }],
        originalUriBaseIds: { [base]: { uri: library.root } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results,
      },
    ],
  };
  return { output: `${JSON.stringify(log)}\n`, isFlagged: graveCount(flags) > 0 };
}

function rule(kind: CopyKind, level: string, text: string) {
  return { id: `repeat.${kind}`, shortDescription: { text }, defaultConfiguration: { level } };
}

function notification({ path, reason }: Library['skipped'][number]) {
  return { level: 'note', message: { text: `${path} ${reason}` } };
}

function result(library: Library, repeat: Repeat, copy: Copy, severity: Exclude<Severity, 'off'>) {
  const original = originalOf(repeat.copies) ?? copy;
  const [line] = library.linesOf(original);
  const at = original.uri === copy.uri ? `on line ${line}` : `in ${library.pathOf(original.uri)}, line ${line}`;
  return {
    ruleId: `repeat.${copy.kind}`,
    ...verdicts[severity],
    message: { text: messageOf(english, copy, repeat, at) },
    locations: [location(library, copy)],
    relatedLocations: othersOf(english, copy, repeat, mostPlaces).map(({ other, message }) => ({
      ...location(library, other),
      message: { text: message },
    })),
    properties: { similarity: copy.similarity, words: repeat.words },
  };
}

function location(library: Library, { uri, start, end }: Place) {
  const { root } = library;
  const artifactLocation = uri.startsWith(root) ? { uri: uri.slice(root.length), uriBaseId: base } : { uri };
  const starts = library.startsOf(uri);
  const [startLine, startColumn] = positionOf(starts, start);
  const [endLine, endColumn] = positionOf(starts, end);
  return { physicalLocation: { artifactLocation, region: { startLine, startColumn, endLine, endColumn } } };
}

/** Line and column, counted from 1. */
function positionOf(starts: Uint32Array, offset: number): readonly [number, number] {
  const line = upperBound(starts, offset);
  return [line, offset - (starts[line - 1] ?? 0) + 1];
}
