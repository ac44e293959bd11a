import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Found, installed, type LineRange, type Program, whichOf } from './program.js';

const nothing: Found = { repeats: 0, places: [] };

/**
 * `sim_text` of Dick Grune, with runs of at least so many words. By itself it compares every place with all that comes
 * after it, in its own file and all others; `-a` does each comparison a second time from the other side. `-n` gives
 * places without their text.
 */
export function simText(paths: readonly string[], words: number): Program | undefined {
  const command = whichOf([join(installed, 'similarity-tester/usr/bin/sim_text')], 'sim_text');
  const input = `${paths.join('\n')}\n`;
  if (command === undefined) return undefined;
  return { name: 'sim_text', command, args: ['-r', String(words), '-n', '-T', '-i'], input, found: simRun };
}

/** `notes/a.txt: line 1-337|notes/b.txt: line 2-340[20541]` */
function simRun(line: string): Found {
  const sides = line.replace(/\[\d+\]$/, '').split('|');
  const places = sides.map((side) => /^(.*): line (\d+)-(\d+)$/.exec(side)).flatMap(lineRange);
  return places.length === 2 ? { repeats: 1, places } : nothing;
}

/**
 * `jscpd` 5 on one thread. Its tokens of plain text are words. A paragraph is a line in many notes, so it is told to
 * report single lines, and to read large files; the rest is its default where `tokens` is not given.
 */
export function jscpd(folders: readonly string[], tokens?: number): Program | undefined {
  const command = whichOf([join(installed, 'node_modules/jscpd-linux-x64-gnu/bin/jscpd')], 'jscpd');
  const least = tokens === undefined ? [] : ['--min-tokens', String(tokens)];
  const args = ['--workers', '1', '--format', 'txt,markdown', '--min-lines', '1', '--max-size', '1000mb', ...least];
  const output = ['--reporters', 'console', '--no-colors', '--no-tips', '--no-gitignore'];
  const name = `jscpd${tokens === undefined ? '' : ` -k ${tokens}`}`;
  if (command === undefined) return undefined;
  return { name, command, args: [...args, ...output, ...folders], found: jscpdPlace };
}

/** ` - a.txt [75:1 - 82:51] (8 lines, 87 tokens)`, and below it `   b.txt [3:3 - 10:53]`. */
function jscpdPlace(line: string): Found {
  const places = lineRange(/^ [- ] (.*) \[(\d+):\d+ - (\d+):\d+\]/.exec(line));
  return { repeats: line.startsWith(' - ') ? 1 : 0, places };
}

/**
 * What the others do, through the door: lists the folders, reads the notes, and writes every place of every repeat.
 */
export function throughTheDoor(folders: readonly string[]): Program {
  const args = [process.argv[1] ?? '', 'search', ...folders];
  return { name: 'Intertext', command: process.execPath, args, found: ownPlace };
}

/** The command line as users have it: besides, it finds concepts and definitions, and shows how originals begin. */
export function commandLine(folders: readonly string[]): Program {
  const args = [resolve('dist/cli.js'), 'check', ...folders];
  return { name: 'intertext check', command: process.execPath, args, found: ownPlace };
}

/** `  copy         a.txt:12-18`; the original opens its repeat. */
function ownPlace(line: string): Found {
  const place = /^ {2}(original|copy|near(?: \d+%)?|quotation|boilerplate) +(.*):(\d+)(?:-(\d+))?$/.exec(line);
  if (place === null) return nothing;
  const [, kind, path = '', first = '0', last = first] = place;
  return { repeats: kind === 'original' ? 1 : 0, places: [{ path, first: Number(first), last: Number(last) }] };
}

function lineRange(match: RegExpExecArray | null): LineRange[] {
  if (match === null) return [];
  const [, path = '', first = '', last = ''] = match;
  return [{ path, first: Number(first), last: Number(last) }];
}

/** `foam-cli`: its own index of a folder, of which it lists the notes. */
export function foam(folder: string): Program | undefined {
  const script = join(installed, 'node_modules/foam-cli/out/index.js');
  if (!existsSync(script)) return undefined;
  // It would tell its makers of every run.
  const args = [
    'FOAM_TELEMETRY=0',
    process.execPath,
    script,
    'list',
    'notes',
    '--format',
    'json',
    '--workspace',
    folder,
  ];
  return { name: 'foam-cli', command: 'env', args, found: foamNote };
}

/** `    "id": "note-9",` */
function foamNote(line: string): Found {
  return /^ +"id": /.test(line) ? { repeats: 1, places: [] } : nothing;
}

/** The whole index of Intertext, through the door, which lists the notes as well. */
export function everyIndex(folder: string): Program {
  const args = [process.argv[1] ?? '', 'everything', folder];
  return { name: 'Intertext, everything', command: process.execPath, args, found: foamNote };
}
