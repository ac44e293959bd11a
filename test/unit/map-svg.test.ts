import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Pen } from '../../client/src/map/page/pen.js';
import { SvgPen } from '../../client/src/map/page/svg-pen.js';

/** `expected`: the elements after the background. */
function check(title: string, draw: (pen: Pen) => void, expected: string): void {
  test(title, () => {
    const pen = new SvgPen(100, 50, (text) => text.length);
    draw(pen);
    const document = pen.document('A <b> & "c"', '#fff');
    assert.ok(document.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"'));
    assert.ok(document.includes('<title>A &lt;b&gt; &amp; &quot;c&quot;</title>'));
    assert.equal(document.split('\n').slice(3, -2).join('\n'), expected);
  });
}

describe('an SVG', () => {
  check('of nothing is its background', () => {}, '');
  check(
    'of lines',
    (pen) =>
      pen.path(
        (trace) => {
          trace.moveTo(1, 2);
          trace.lineTo(3.14444, -4);
        },
        { stroke: 'red', width: 2, opacity: 0.5 },
      ),
    '<path d="M1 2L3.14 -4" fill="none" stroke="red" stroke-width="2" opacity="0.5"/>',
  );
  check(
    'of shapes',
    (pen) =>
      pen.path(
        (trace) => {
          trace.circle(10, 10, 5);
          trace.rect(1, 2, 3, 4);
        },
        { fill: 'blue' },
      ),
    '<path d="M5 10a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM1 2h3v4h-3z" fill="blue"/>',
  );
  check(
    'of curves',
    (pen) =>
      pen.path(
        (trace) => {
          trace.moveTo(0, 0);
          trace.quadraticCurveTo(1, 1, 2, 0);
          trace.bezierCurveTo(3, 1, 4, 1, 5, 0);
          trace.closePath();
        },
        { stroke: 'red', dash: [2, 1] },
      ),
    '<path d="M0 0Q1 1 2 0C3 1 4 1 5 0z" fill="none" stroke="red" stroke-dasharray="2 1"/>',
  );
  check(
    'of texts holds them as they are, but for what XML may not hold',
    (pen) => pen.text('<i>\u0007\ud800ü&', 1, 2, { colour: '#000', size: 11, anchor: 'middle', bold: true }),
    '<text x="1" y="2" fill="#000" font-size="11" font-weight="600" text-anchor="middle" dominant-baseline="central">' +
      '&lt;i&gt;\ufffd\ufffdü&amp;</text>',
  );
  check(
    'of a text with a halo',
    (pen) => pen.text('a', 1, 2, { colour: '#000', size: 11, halo: '#fff' }),
    '<text x="1" y="2" fill="#000" font-size="11" dominant-baseline="central" stroke="#fff" stroke-width="3" ' +
      'stroke-linejoin="round" paint-order="stroke">a</text>',
  );
});
