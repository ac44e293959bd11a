import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';

const glossary = `
# inoculation prompt
Aliases: inoculated
# mesa-optimizer
# emergent misalignment (EM)
# reward
# reward model
# reward model ensemble
# AI
# CoT
# 强化学习
# C
# DeepMind
# alignment tax
# training
# reward hacking
Aliases: reward hack
# ensemble of experts
# helpful, honest, harmless
# U.S. policy
# chain of thought
Aliases: chain-of-thought
# schemer
Aliases: scheming
# emergent drift (ED)
Aliases: ed
# Goodhart’s law
# Bayes' rule
# 价值对齐
# 对齐
# 報酬ハッキング
# ปัญญาประดิษฐ์
`;

const concepts = new Concepts((a, b) => (a < b ? -1 : 1));
concepts.put('glossary.md', { glossary: parseGlossary(glossary), definitions: [], acronyms: [] });

/** Checks the mentions of a text, each written `[what stands there]`, or `[what stands there|concept]`. */
function check(name: string, marked: string): void {
  test(name, () => {
    const text = marked.replaceAll(/\[([^\]|]*)(?:\|[^\]]*)?\]/g, '$1');
    const { words, passages } = readProse(text);
    const mentions = concepts.mentions('note', PackedWords.of(words), passages);
    let found = '';
    let at = 0;
    for (let index = 0; index < mentions.count; index++) {
      const start = words.starts[mentions.firsts[index] ?? 0] ?? 0;
      const end = words.ends[(mentions.lasts[index] ?? 0) - 1] ?? 0;
      const written = text.slice(start, end);
      const concept = concepts.name(mentions.concepts[index] ?? 0);
      const label = marked.includes(`[${written}|`) ? `|${concept}` : '';
      found += `${text.slice(at, start)}[${written}${label}]`;
      at = end;
    }
    assert.equal(found + text.slice(at), marked);
  });
}

describe('mentions', () => {
  check('inflections', 'Two [inoculation prompts|inoculation prompt] and an [inoculated|inoculation prompt] model.');
  check('possessives', 'The [mesa-optimizer’s|mesa-optimizer] goal and the [mesa-optimizers|mesa-optimizer]’ goals.');
  check(
    'hyphen and space',
    'A [mesa optimizer|mesa-optimizer], a [Mesa-Optimizer|mesa-optimizer], [mesa-optimization|mesa-optimizer].',
  );
  check('the longest wins', 'A [reward model ensemble] has [reward models|reward model] and a [reward].');
  check('from left to right', 'A [reward model ensemble|reward model ensemble] of experts.');
  check('acronyms by case', 'The [EM|emergent misalignment] of them, em, and [EMs|emergent misalignment].');
  check(
    'an acronym in small letters where the glossary allows it',
    'An [ED|emergent drift] and an [ed|emergent drift].',
  );
  check('what the glossary lists has forms too', '[Schemers|schemer], [scheming|schemer], a scheme, schemes.');
  check('curly and straight apostrophes', "[Goodhart's law|Goodhart’s law], [Goodhart’s law|Goodhart’s law].");
  check('possessives within', "[Bayes’s rule|Bayes' rule], [Bayes’ rule|Bayes' rule], [Bayes rule|Bayes' rule].");
  check('other hyphens', 'A [mesa‑optimizer], a [mesa‐optimizer], a [mesa–optimizer].');
  check('a hyphen left out', 'A [mesaoptimizer|mesa-optimizer].');
  check('soft hyphens', 'A [re\u00adward mo\u00addel].');
  check('a name may be small', 'At [deepmind|DeepMind] and [DeepMind].');
  check('a single letter by case', 'In [C], vitamin c.');
  check('never within a word', 'He said that [AI] was main, OpenAI too.');
  check('within a word with an apostrophe', 'An [AI’s|AI] plan.');
  check('in running Chinese', '我们讨论[强化学习]的问题。');
  check('the longest in running Chinese', '模型的[价值对齐]问题，就是[对齐]。');
  check('in running Japanese and Thai', 'この[報酬ハッキング]という現象、ระบบ[ปัญญาประดิษฐ์]สมัยใหม่');
  check('beside Chinese', '谈谈[AI]安全，不是 OpenAI。');
  check('beside other marks', '“[reward hacks|reward hacking]”, **[reward hacking]**, [CoT]/[training].');
  check('not across sentences', 'He got a [reward]. Hacking is hard.');
  check('not across passages', '- [reward]\n- hacking');
  check('not across a comma', 'For a [reward], hacking is hard.');
  check('not across a bracket', 'A [reward] (hacking) and [reward]) hacking.');
  check('not across a dash', 'A [reward] — hacking, a [reward] - hacking, a [reward]--hacking, a [reward] – hacking.');
  check(
    'not across other marks',
    'A [reward]; hacking. A [reward]: hacking. The [reward]… hacking | [reward] | hacking.',
  );
  check('not across code and addresses', 'A [reward] `of` hacking, a [reward] https://example.org hacking.');
  check('across a hyphen or slash', 'Some [reward-hacking], [reward–hacking], [reward/hacking].');
  check('across emphasis and quotation marks', 'A *[reward* hacking], a “[reward” hacking], **[reward** **hacking].');
  check('across the comma of its name', 'It is [helpful, honest, harmless] and [helpful honest harmless].');
  check('across the stops of its name', 'The [U.S. policy] and the US policy of it.');
  check('over a line break', 'A well known and old problem of them is [reward\nhacking], as was said.');
  check('in a quote that is broken', '> And so a long line of quoted text ends with [reward\n> hacking] and goes on.');
  check(
    'not in code, link targets and front matter',
    '---\ntags: reward\n---\nA `reward` at https://reward.com and [reward].',
  );
});
