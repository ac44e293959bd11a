/**
 * Faults as somebody might make them: what stands once in a file of the server, and what stands there instead.
 * @type {readonly (readonly [file: string, before: string, after: string])[]}
 */
export const faults = [
  ['note-index.ts', '    this.#ranks.remove(number);\n', ''],
  ['note-index.ts', '    this.#texts.reorder();\n', ''],
  ['note-index.ts', '    this.#repeats.remove(number);\n', ''],
  ['note-index.ts', '    this.#concepts.remove(uri);\n', ''],
  ['merged-edit.ts', 'kept = Math.min(kept, current - edit.end);', 'kept = current - edit.end;'],
  [
    'note-order.ts',
    'if (root.length <= longest || !uri.startsWith(root)) continue;',
    'if (!uri.startsWith(root)) continue;',
  ],
  ['workspace/lines.ts', 'const from = Math.max(start - 1, 0);', 'const from = start;'],
  ['workspace/buffer.ts', '.sort((a, b) => a - b);', ';'],
  ['workspace/buffer.ts', 'version <= this.#version', 'version < this.#version'],
  ['workspace/positions.ts', 'return Math.min(start + character, end);', 'return start + character;'],
  ['workspace/positions.ts', 'if (code < 0x800) return 2;', 'if (code < 0x800) return 3;'],
  ['workspace/disk.ts', 'if (!seen.has(uri)) this.#looks.add(uri);', ''],
  ['workspace/workspace.ts', '    else this.disk.look(uri);\n', ''],
  ['workspace/selection.ts', '.reverse()', ''],
  ['workspace/decode.ts', "{ name: 'utf-16be', hasMark: true }", "{ name: 'utf-16le', hasMark: true }"],
  ['features/line-blocks.ts', 'next.fill(first, level);', 'next[level] = first;'],
  ['features/removal.ts', 'let from = Math.max(start, prefixEnd);', 'let from = start + 1;'],
  ['text/seemly.ts', "text.replace(unseemly, '')", 'text'],
  ['repeats/widespread.ts', '++notes >= BOILERPLATE_NOTES', '++notes > BOILERPLATE_NOTES'],
  ['repeats/groups.ts', 'one.a.start < a.end && a.start < one.a.end', 'one.a.start < a.end'],
];
