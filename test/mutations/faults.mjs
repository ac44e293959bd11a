/**
 * Faults as somebody might make them: what stands once in a file of the server, and what stands there instead.
 * @type {readonly (readonly [file: string, before: string, after: string])[]}
 */
export const faults = [
  // What has gone, or has changed, is not forgotten.
  ['note-index.ts', '    this.#repeats.remove(number);\n', ''],
  ['note-index.ts', '    this.#texts.reorder();\n', ''],
  ['mention-table.ts', 'if (note !== undefined && this.#found.delete(note))', 'if (note === undefined)'],
  ['concepts/clusters.ts', 'if (!removed.has(one)) loose.push(one);', 'loose.push(one);'],
  ['repeats/links/links.ts', 'if (edited) this.#disturb(note, edited.changed);', ''],
  // Off by one, and bounds that are missing or others.
  ['repeats/links/link-store.ts', 'end: one[key].end + by', 'end: one[key].end'],
  ['repeats/widespread.ts', '++notes >= BOILERPLATE_NOTES', '++notes > BOILERPLATE_NOTES'],
  ['merged-edit.ts', 'kept = Math.min(kept, current - edit.end);', 'kept = current - edit.end;'],
  ['workspace/lines.ts', 'const from = Math.max(start - 1, 0);', 'const from = start;'],
  ['features/semantic-tokens.ts', '  start -= start % numbers;\n', ''],
  // Another order.
  ['note-order.ts', 'if (root.length <= longest || !uri.startsWith(root))', 'if (!uri.startsWith(root))'],
  ['passages/top-passages.ts', 'b.score - a.score || this.#compare(a.passage, b.passage)', 'b.score - a.score'],
  // What comes late, twice, or meanwhile.
  ['workspace/buffer.ts', 'version <= this.#version', 'version < this.#version'],
  ['workspace/workspace.ts', '    else this.disk.look(uri);\n', ''],
  ['workspace/disk.ts', '    this.#scan?.looked(uri);\n', ''],
  ['server.ts', '      present.resume();\n', ''],
  // What is not looked at before it is used.
  ['workspace/texts.ts', "'text' in read && workspace.holds(uri, read.text)", "'text' in read"],
  ['workspace/stored/read.ts', 'if (crc32(block) !== sum) return undefined;', ''],
  ['workspace/sources.ts', 'stamp !== undefined && stamp.modified < now - coarsestTime', 'stamp !== undefined'],
  ['features/removals.ts', "return kind === 'copy' && intended === undefined;", "return kind === 'copy';"],
];
