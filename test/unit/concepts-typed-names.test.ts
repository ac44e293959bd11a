import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TypedNames } from '../../server/src/concepts/renaming/typed-names.js';

const names = [
  'reward hacking',
  'mesa-optimizer',
  'RLHF',
  'Eel run',
  'model organism of misalignment',
  'réservoir',
  'reward',
];
const typed = new TypedNames(names);

/** Checks what is offered, each as `text|what of it replaces what has been typed`; undefined: any name. */
function check(before: string, expected: readonly string[] | undefined, least?: number): void {
  test(before, () => {
    const found = typed.find(before, least)?.map(({ text, start }) => `${text}|${before.slice(start)}`);
    assert.deepEqual(found, expected);
  });
}

describe('names that are typed', () => {
  check('we saw rew', ['reward|rew', 'reward hacking|rew']);
  check('we saw reward ha', ['reward hacking|reward ha']);
  check('we saw reward-ha', ['reward hacking|reward-ha']);
  check('we saw reward ', ['reward hacking|reward ']);
  check('reward, ha', ['reward hacking|ha']);
  check('no hack', ['reward hacking|hack']);
  check('a Mesa opt', ['Mesa-optimizer|Mesa opt']);
  check('an organism of mis', ['model organism of misalignment|organism of mis']);
  check('a reserv', ['réservoir|reserv']);
  check('zebra', []);
  describe('as they are typed', () => {
    check('Rew', ['Reward|Rew', 'Reward hacking|Rew']);
    check('REWARD H', ['REWARD HACKING|REWARD H']);
    check('rlh', ['RLHF|rlh']);
    check('eel', ['eel run|eel']);
    check('Eel', ['Eel run|Eel']);
  });
  describe('few letters say little', () => {
    check('re', [], 3);
    check('rew', ['reward|rew', 'reward hacking|rew'], 3);
    check('RL', ['RLHF|RL'], 3);
    check('R', [], 3);
    check('reward h', ['reward hacking|reward h'], 3);
  });
  describe('where no word is typed', () => {
    check('', undefined);
    check('the ', undefined);
    check('reward, ', undefined);
    check('“', undefined);
  });
});
