import type { Pattern } from './patterns.js';

/** Patterns that would take long on a long text, and see none. */
export const bounded: readonly (Pattern & { readonly because: string })[] = [
  {
    file: 'concepts/acronyms/short-form.ts',
    written: '/[./&+-]+$/',
    because: 'a word of a short form has 15 characters',
  },
  {
    file: 'concepts/glossary/glossary.ts',
    written: String.raw`/\s*\{#[^}]*\}$/`,
    because: 'a heading is looked at up to 1,000 characters',
  },
  {
    file: 'concepts/glossary/glossary.ts',
    written: String.raw`/^\s*([*_]{0,3})(.*\S)\s+\(([^()]+)\)\1$/`,
    because: 'the same',
  },
  {
    file: 'concepts/glossary/plain-term.ts',
    written: String.raw`/!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g`,
    because: 'a term has 200 characters',
  },
  {
    file: 'concepts/glossary/plain-term.ts',
    written: String.raw`/!?\[([^\]]*)\]\([^)]*\)/g`,
    because: 'the same',
  },
  {
    file: 'concepts/renaming/renamed-text.ts',
    written: String.raw`/(?:^|[\r\n]|[.!?…]\P{L}*\s)(?:\P{L}*)$/u`,
    because: 'it sees what stands just before a mention',
  },
  {
    file: 'concepts/renaming/renamed-text.ts',
    written: String.raw`/(?:[\r\n]|[.!?…]\P{L}*\s)\P{L}*$/u`,
    because: 'the same',
  },
  {
    file: 'features/actions/term-at.ts',
    written: String.raw`/[\p{L}\p{N}]*$/u`,
    because: 'it sees what stands just before the cursor',
  },
  {
    file: 'features/document-symbols.ts',
    written: String.raw`/[\p{L}\p{N}].*:$/u`,
    because: 'a block opener has 80 characters',
  },
];
