import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { run } from './command-line.js';
import { TestFolder } from './folder.js';

/** The schema is of draft 4; without `id` and `$schema` it means the same in draft 7. */
const schemaFile = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

async function sarif(cwd: string, ...args: readonly string[]) {
  const { code, out } = await run(cwd, 'check', '--format', 'sarif', ...args);
  const log = JSON.parse(out);
  validate(log);
  assert.deepEqual(validate.errors, null);
  return { code, log, run: log.runs[0] };
}

const bell = 'The bell of the drowned church is heard on still nights, or so the ferrymen say to those who pay for it.';

describe('check --format sarif', () => {
  test('is valid for the samples', async () => {
    const { run } = await sarif('.', 'test/sample');
    const found = JSON.parse((await cliJson('.', 'test/sample')).out);
    const copies = found.repeats.flatMap((repeat: { copies: { severity: unknown }[] }) => repeat.copies);
    assert.equal(run.results.length, copies.filter(({ severity }: { severity: unknown }) => severity !== null).length);
    assert.ok(run.results.length > 0);
  });

  test('tells of a copy, where it is and what it copies', async (t) => {
    const { path, uri } = await TestFolder.create(t, {
      'a.md': `One.\n\nTwo. ${bell}\n`,
      'an ä#/b.txt': `${bell}\r\rEnd.`,
      'c.md': `> ${bell}\n`,
      'picture.md': Buffer.from([1, 0, 2]),
    });
    const { code, run } = await sarif(path);
    assert.equal(code, 1);
    assert.equal(run.tool.driver.version, JSON.parse(readFileSync('package.json', 'utf8')).version);
    assert.deepEqual(run.originalUriBaseIds, { '%SRCROOT%': { uri: `${uri}/` } });
    assert.deepEqual(
      run.invocations[0].toolExecutionNotifications.map((one: { message: unknown }) => one.message),
      [{ text: 'picture.md is a binary file' }],
    );
    const place = (name: string, startLine: number, startColumn: number, endColumn: number) => ({
      physicalLocation: {
        artifactLocation: { uri: name, uriBaseId: '%SRCROOT%' },
        region: { startLine, startColumn, endLine: startLine, endColumn },
      },
    });
    const original = { ...place('a.md', 3, 6, 6 + bell.length), message: { text: 'The original' } };
    const copy = place('an%20%C3%A4%23/b.txt', 1, 1, 1 + bell.length);
    const quotation = place('c.md', 1, 1, 3 + bell.length);
    const properties = { similarity: 1, words: 22 };
    assert.deepEqual(run.results, [
      {
        ruleId: 'repeat.copy',
        kind: 'fail',
        level: 'warning',
        message: { text: 'A copy of 22 words in a.md, line 3.' },
        locations: [copy],
        relatedLocations: [original, { ...quotation, message: { text: 'A quotation' } }],
        properties,
      },
      {
        ruleId: 'repeat.quotation',
        kind: 'informational',
        level: 'none',
        message: { text: 'Quotes 22 words in a.md, line 3.' },
        locations: [quotation],
        relatedLocations: [original, { ...copy, message: { text: 'A copy' } }],
        properties,
      },
    ]);
  });

  test('names a note outside of the current folder in full', async (t) => {
    const folder = await TestFolder.create(t, { 'a.md': bell, 'here/b.md': bell });
    const { run } = await sarif(folder.pathOf('here'), '..');
    const [{ relatedLocations }] = run.results;
    assert.deepEqual(relatedLocations[0].physicalLocation.artifactLocation, { uri: folder.uriOf('a.md') });
  });

  test('names no more than 10 other places of a copy', async (t) => {
    const { path } = await TestFolder.create(t, { 'a.md': Array.from({ length: 30 }, () => `${bell}\n\n`).join('') });
    const { run } = await sarif(path);
    const [{ relatedLocations }] = run.results;
    assert.equal(relatedLocations.length, 10);
    assert.match(relatedLocations[9].message.text, /, and \d+ places more$/);
  });
});

function cliJson(cwd: string, ...args: readonly string[]) {
  return run(cwd, 'check', '--format', 'json', ...args);
}
