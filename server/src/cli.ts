import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { define, related } from './cli/answers.js';
import { type Checked, checkJson, checkText } from './cli/check.js';
import { fix } from './cli/fix.js';
import { Library, UsageError } from './cli/library.js';
import { checkSarif } from './cli/sarif.js';
import { type Style, styleFor } from './cli/style.js';

const help = `intertext: definitions, related passages and repeated text for notes kept as plain files

  intertext check [--format text|json|sarif] [PATH...]  repeats, concepts and counts
  intertext check --fix [--dry-run] [PATH...]           removes exact later copies, and tells which
  intertext define TERM [PATH...]                       what a term means, and where that is said
  intertext related FILE:LINE [PATH...]                 passages about the same thing as the one on a line
  intertext lsp --stdio                                 the language server

  --help, --version

A PATH is a note, or a folder whose .txt and .md files are read; without one, the current folder is.
--fix leaves originals, near copies, quotations and boilerplate alone; --dry-run tells what it would do.
check ends with 0 when nothing above a hint is flagged (with --fix: is left), with 1 when something is;
define with 1 when the term is unknown; every command with 2 when it is used wrongly, or a path cannot be
read or written.
`;

/** Runs a command, and gives the code that the process ends with; undefined: something else sees to that. */
async function main(args: readonly string[]): Promise<number | undefined> {
  if (args[0] === 'lsp') return serve();
  const { values, positionals } = parse(args);
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const style = styleFor(process.stdout.isTTY && !process.env.NO_COLOR);
  const [name, ...operands] = positionals;
  if (values.format !== undefined && name !== 'check') throw new UsageError('--format belongs to check');
  if (values.fix && name !== 'check') throw new UsageError('--fix belongs to check');
  if (values['dry-run'] && !values.fix) throw new UsageError('--dry-run belongs to --fix');
  if (values.fix && (values.format ?? 'text') !== 'text') throw new UsageError('--fix writes text alone');
  switch (name) {
    case 'check':
      return values.fix
        ? fix(await read(operands), values['dry-run'] ?? false, { tell: print, complain })
        : check(operands, values.format ?? 'text', style);
    case 'define':
      return tellDefinition(operands, style);
    case 'related':
      return tellRelated(operands, style);
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
        'dry-run': { type: 'boolean' },
        fix: { type: 'boolean' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

const formats: Readonly<Record<string, (library: Library, style: Style) => Checked | Promise<Checked>>> = {
  text: checkText,
  json: checkJson,
  sarif: checkSarif,
};

async function check(paths: readonly string[], format: string, style: Style): Promise<number> {
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (write === undefined) throw new UsageError(`--format ${format}: must be text, json or sarif`);
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

async function tellRelated([place, ...paths]: readonly string[], style: Style): Promise<number> {
  const [, file, line] = /^(.+):(\d+)$/.exec(place ?? '') ?? [];
  if (file === undefined || line === undefined) throw new UsageError('related: FILE:LINE is missing');
  const library = await read(paths);
  if (library.uriOf(file) === undefined) await library.add(file);
  const uri = library.uriOf(file);
  if (uri === undefined) throw new UsageError(`${file}: is not a note`);
  return print(await related(library, uri, Number(line), style));
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
