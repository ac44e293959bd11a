/**
 * A reporter for `node --test`: one line of JSON, how many tests passed, failed and were skipped. A file without tests
 * is itself reported as a test that passed; it counts only where it failed.
 * @param {AsyncIterable<{ type: string, data: { name: string, file?: string, skip?: string | boolean, details?: { type?: string } } }>} events
 */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as the default export.
export default async function* count(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') counts.failed++;
    else if (type !== 'test:pass' || data.name === data.file || data.file?.endsWith(data.name)) continue;
    else if (data.skip !== undefined) counts.skipped++;
    else counts.passed++;
  }
  yield JSON.stringify(counts);
}
