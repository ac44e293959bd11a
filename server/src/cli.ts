import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { define } from './cli/answers.js';
import { type Checked, checkJson, checkText } from './cli/check.js';
import { conceptsJson, conceptsOf, conceptsText, type ListedConcepts } from './cli/concepts.js';
import { conceptsCsv } from './cli/concepts-csv.js';
import { conceptsMarkdown } from './cli/concepts-markdown.js';
import { fix } from './cli/fix.js';
import { Library, UsageError } from './cli/library.js';
import { type FoundPassages, passagesJson, passagesText, relatedTo, searched } from './cli/passages.js';
import { checkSarif } from './cli/sarif.js';
import { type Style, styleFor } from './cli/style.js';

const help = `intertext: definitions, related passages and repeated text for notes kept as plain files

  intertext check [--format text|json|sarif] [PATH...]  repeats, concepts and counts
  intertext check --fix [--dry-run] [PATH...]           removes exact later copies, and tells which
  intertext define TERM [PATH...]                       what a term means, and where that is said
  intertext concepts [--candidates] [PATH...]           the concepts of the notes
  intertext related FILE:LINE [PATH...]                 passages about the same thing as the one on a line
  intertext search QUERY [PATH...]                      passages for words, "exact phrases" and -without
  intertext lsp --stdio                                 the language server

  --help, --version

A PATH is a note, or a folder whose .txt and .md files are read; without one, the current folder is.
--fix leaves originals, near copies, quotations and boilerplate alone; --dry-run tells what it would do.
concepts knows --format json, markdown (a glossary note) and csv; --candidates lists terms to be defined too.
related and search list --limit N passages, 10 without it, and with --format json tell programs the same.
check ends with 0 when nothing above a hint is flagged (with --fix: is left), with 1 when something is;
define with 1 when the term is unknown; related and search with 1 when nothing is found; every command
with 2 when it is used wrongly, or a path cannot be read or written.
`;

/** The most passages that can be asked for. */
const mostPassages = 1000;

/** Runs a command, and gives the code that the process ends with; undefined: something else sees to that. */
async function main(args: readonly string[]): Promise<number | undefined> {
  if (args[0] === 'lsp') return serve();
  const { values, positionals } = parse(args);
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const style = styleFor(process.stdout.isTTY && !process.env.NO_COLOR);
  const [name, ...operands] = positionals;
  for (const [option, commands] of Object.entries(commandsWith)) {
    const isGiven = option in values && !commands.includes(name ?? '');
    if (isGiven) throw new UsageError(`--${option} belongs to ${listed(commands, 'conjunction')}`);
  }
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run belongs to --fix');
  if (values.fix && (values.format ?? 'text') !== 'text') throw new UsageError('--fix writes text alone');
  switch (name) {
    case 'check':
      return values.fix
        ? fix(await read(operands), values['dry-run'] ?? false, { tell: print, complain })
        : check(operands, values.format, style);
    case 'define':
      return tellDefinition(operands, style);
    case 'concepts':
      return tellConcepts(operands, values, style);
    case 'related':
      return tellPassages(relatedPassages, operands, values, style);
    case 'search':
      return tellPassages(foundPassages, operands, values, style);
    default:
      throw new UsageError(
        name === undefined ? 'a command is missing; see --help' : `${name}: no such command; see --help`,
      );
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        candidates: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        fix: { type: 'boolean' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        limit: { type: 'string' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/** Which commands know an option. */
const commandsWith: Readonly<Record<string, readonly string[]>> = {
  candidates: ['concepts'],
  format: ['check', 'concepts', 'related', 'search'],
  fix: ['check'],
  limit: ['related', 'search'],
};

const checkFormats: Readonly<Record<string, (library: Library, style: Style) => Checked | Promise<Checked>>> = {
  text: checkText,
  json: checkJson,
  sarif: checkSarif,
};

const conceptFormats: Readonly<Record<string, (library: Library, listed: ListedConcepts, style: Style) => string>> = {
  text: conceptsText,
  json: conceptsJson,
  markdown: conceptsMarkdown,
  csv: conceptsCsv,
};

const passageFormats: Readonly<
  Record<string, (library: Library, found: FoundPassages, style: Style) => Promise<string>>
> = {
  text: passagesText,
  json: passagesJson,
};

function writerOf<Writer>(formats: Readonly<Record<string, Writer>>, format = 'text'): Writer {
  const writer = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (writer !== undefined) return writer;
  throw new UsageError(`--format ${format}: must be ${listed(Object.keys(formats), 'disjunction')}`);
}

function limitOf(limit = '10'): number {
  const number = /^\d+$/.test(limit) ? Number(limit) : 0;
  if (number < 1 || number > mostPassages) {
    throw new UsageError(`--limit ${limit}: must be a whole number from 1 to ${mostPassages}`);
  }
  return number;
}

function listed(names: readonly string[], type: Intl.ListFormatType): string {
  return new Intl.ListFormat('en-GB', { type }).format(names);
}

async function check(paths: readonly string[], format: string | undefined, style: Style): Promise<number> {
  const write = writerOf(checkFormats, format);
  const { output, isFlagged } = await write(await read(paths), style);
  print(output);
  return isFlagged ? 1 : 0;
}

async function tellDefinition([term, ...paths]: readonly string[], style: Style): Promise<number> {
  if (term === undefined) throw new UsageError('define: a term is missing');
  const output = define(await read(paths), term, style);
  if (output !== undefined) return print(output);
  complain(`${term}: nothing is known of it`);
  return 1;
}

async function tellConcepts(
  paths: readonly string[],
  { format, candidates = false }: { readonly format?: string; readonly candidates?: boolean },
  style: Style,
): Promise<number> {
  const write = writerOf(conceptFormats, format);
  const library = await read(paths);
  return print(write(library, conceptsOf(library, candidates), style));
}

/** What a command has found, and the notes that it was found in. */
interface Found {
  readonly library: Library;
  readonly found: FoundPassages;
}

async function relatedPassages([place, ...paths]: readonly string[], limit: number): Promise<Found> {
  const [, file, line] = /^(.+):(\d+)$/.exec(place ?? '') ?? [];
  if (file === undefined || line === undefined) throw new UsageError('related: FILE:LINE is missing');
  const library = await read(paths);
  if (library.uriOf(file) === undefined) await library.add(file);
  const uri = library.uriOf(file);
  if (uri === undefined) throw new UsageError(`${file}: is not a note`);
  return { library, found: relatedTo(library, uri, Number(line), limit) };
}

async function foundPassages([query, ...paths]: readonly string[], limit: number): Promise<Found> {
  if (query === undefined) throw new UsageError('search: a query is missing');
  const library = await read(paths);
  return { library, found: searched(library, query, limit) };
}

async function tellPassages(
  find: (operands: readonly string[], limit: number) => Promise<Found>,
  operands: readonly string[],
  { format, limit }: { readonly format?: string; readonly limit?: string },
  style: Style,
): Promise<number> {
  const write = writerOf(passageFormats, format);
  const { library, found } = await find(operands, limitOf(limit));
  print(await write(library, found, style));
  if (found.answers.length > 0) return 0;
  complain('nothing was found');
  return 1;
}

async function read(paths: readonly string[]): Promise<Library> {
  const library = new Library(process.cwd());
  for (const path of paths.length > 0 ? paths : ['.']) await library.add(path);
  return library;
}

/** The language server takes the process over; it ends when its client says so. */
async function serve(): Promise<undefined> {
  await import('./main.js');
}

function print(output: string): number {
  process.stdout.write(output);
  return 0;
}

function complain(problem: string): void {
  process.stderr.write(`intertext: ${problem}\n`);
}

// A reader such as `head` may have seen enough.
process.stdout.on('error', () => process.exit());
main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    complain(isUsage ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 2;
  },
);
