import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A regular expression as it is written in a source. */
export interface Pattern {
  readonly file: string;
  readonly written: string;
}

/** What may stand between the tokens of TypeScript and is none, and what holds a `/` without being a pattern. */
const passed = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y;
const pattern = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/y;
/** A `/` behind one of these divides. */
const value = /[\w$)\]}]$/;
const keyword = /\b(?:return|typeof|case|in|of|do|else|void|await|yield)$/;

/** Every pattern in the sources of a folder, at any depth. */
export function patternsBelow(folder: string): readonly Pattern[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files
    .sort()
    .flatMap((file) => patternsIn(readFileSync(join(folder, file), 'utf8')).map((written) => ({ file, written })));
}

export function patternsIn(source: string): readonly string[] {
  const found: string[] = [];
  let before = '';
  for (let at = 0; at < source.length; ) {
    const aside = matchAt(passed, source, at);
    const literal =
      aside === undefined && (!value.test(before) || keyword.test(before)) ? matchAt(pattern, source, at) : undefined;
    const token = aside ?? literal ?? source.charAt(at);
    if (literal !== undefined) found.push(literal);
    // Strings are values, comments are nothing.
    if (literal !== undefined || /^['"`]/.test(token)) before = ')';
    else if (aside === undefined && token.trim() !== '') before = `${before}${token}`.slice(-10);
    else if (token.trim() === '' && /\w$/.test(before) && !keyword.test(before)) before = `${before} `.trimEnd();
    at += token.length;
  }
  return found;
}

function matchAt(expression: RegExp, source: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(source)?.[0];
}

/** The pattern itself. */
export function compiled({ written }: Pattern): RegExp {
  const end = written.lastIndexOf('/');
  return new RegExp(written.slice(1, end), written.slice(end + 1));
}
