import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, HoverRequest, MarkupContent } from 'vscode-languageserver-protocol';
import type { PassageAnswer } from '../../server/src/protocol.js';
import { at, Client } from './client.js';

const path = resolve('../shared/data/notes-forum');
const skip = existsSync(path) ? false : `${path} is not there`;

const uriOf = (name: string): string => pathToFileURL(join(path, `${name}.txt`)).href;

/** Lines counted from 1, as a person does. */
function linesOf({ range }: Pick<Diagnostic, 'range'>): string {
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return first === last ? `${first}` : `${first}-${last}`;
}

function summary(diagnostic: Diagnostic): string {
  const level = Object.entries(DiagnosticSeverity).find(([, value]) => value === diagnostic.severity)?.[0];
  const [other] = diagnostic.relatedInformation ?? [];
  return `${linesOf(diagnostic)} ${diagnostic.code} ${level} of ${other && linesOf(other.location)}`;
}

/** Every diagnostic of the forum notes: where, what, how grave, and the lines of the original. */
const expected = {
  '000': ['8-13 repeat.copy Warning of 1-6'],
  '001': ['3-4 repeat.copy Warning of 1-2', '39 repeat.quotation Hint of 35'],
  '002': ['2 repeat.quotation Hint of 1', '2 repeat.quotation Hint of 1', '11-21 repeat.copy Warning of 1-10'],
  '003': ['10 repeat.copy Warning of 9', '16-29 repeat.near Information of 1-15'],
  '004': ['9-16 repeat.copy Warning of 1-8'],
};

test('the forum notes show these repeats and no others above Hint', { skip }, async (t) => {
  const client = await Client.start(t, { folders: [pathToFileURL(path).href] });
  await client.ready();
  for (const [name, lines] of Object.entries(expected)) {
    await client.open(uriOf(name), readFileSync(join(path, `${name}.txt`), 'utf8'), 'plaintext');
    assert.deepEqual((await client.diagnostics(uriOf(name))).map(summary), lines, name);
  }
});

test('every hover over a term of the forum notes defines it', { skip }, async (t) => {
  const client = await Client.start(t, { folders: [pathToFileURL(path).href] });
  await client.ready();
  const terms = ['RLVR', 'schemer', 'inoculation prompts', 'ASARA', 'mesa-optimizer', 'CoT', 'SFT', 'sandbagging'];
  const texts = Object.keys(expected).map(
    (name) => [uriOf(name), readFileSync(join(path, `${name}.txt`), 'utf8')] as const,
  );
  for (const [uri, text] of texts) await client.open(uri, text, 'plaintext');
  for (const term of terms) {
    const [uri, text] = texts.find(([, one]) => one.includes(term)) ?? assert.fail(term);
    const hover = await client.request(HoverRequest.type, { textDocument: { uri }, position: at(text, term) });
    const value = hover && MarkupContent.is(hover.contents) ? hover.contents.value : '';
    assert.match(value, /^\*\*.+\*\*[\s\S]+— (Starter glossary|\[00\d\.txt:\d+\])/, term);
  }
});

test('the passages that mention ASARA are related to each other', { skip }, async (t) => {
  const client = await Client.start(t, { folders: [pathToFileURL(path).href] });
  await client.ready();
  const uri = uriOf('001');
  const lines = readFileSync(join(path, '001.txt'), 'utf8').split('\n');
  const mentioning = lines.flatMap((line, i) => (line.includes('ASARA') ? [i] : []));
  assert.ok(mentioning.length > 2);
  for (const line of mentioning) {
    const params = { textDocument: { uri }, position: { line, character: 0 }, limit: 5 };
    const found = await client.query<readonly PassageAnswer[]>('intertext/relatedPassages', params);
    const holds = (other: number): boolean =>
      found.some(
        ({ location: { uri: at, range } }) => at === uri && range.start.line <= other && other <= range.end.line,
      );
    for (const other of mentioning) assert.equal(holds(other), other !== line, `line ${other + 1} from ${line + 1}`);
  }
});
