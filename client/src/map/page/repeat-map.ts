import type { MapAnswer } from '../../../../server/src/protocol.js';
import type { Choice } from './choice.js';
import type { Picture } from './picture.js';
import type { Texts } from './texts.js';

/** Every note a bar in proportion to its length, every repeat an arc between its copies. */
export function repeatMap(_answer: MapAnswer, _choice: Choice, _texts: Texts): Picture {
  return {
    items: [],
    columns: [],
    legend: [],
    bounds: { x: 0, y: 0, width: 1, height: 1 },
    draw() {},
    itemAt: () => undefined,
    boxOf: () => undefined,
    next: () => undefined,
  };
}
