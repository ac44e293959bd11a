import type { Lettering, Paint, Pen, Trace } from './pen.js';

/** A family that every viewer of a drawing knows. */
const family = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/** Draws into an SVG document. */
export class SvgPen implements Pen {
  readonly #width: number;
  readonly #height: number;
  readonly #measure: Pen['widthOf'];
  readonly #elements: string[] = [];

  /** Sizes are pixels; `measure` says how wide a text is where the drawing is seen. */
  constructor(width: number, height: number, measure: Pen['widthOf']) {
    this.#width = width;
    this.#height = height;
    this.#measure = measure;
  }

  path(shape: (trace: Trace) => void, { fill, stroke, width, dash, opacity }: Paint): void {
    const trace = new SvgTrace();
    shape(trace);
    const painted = attributes({
      d: trace.d,
      fill: fill ?? 'none',
      stroke,
      'stroke-width': stroke && width,
      'stroke-dasharray': dash?.join(' '),
      opacity,
    });
    this.#elements.push(`<path${painted}/>`);
  }

  text(text: string, x: number, y: number, { colour, size, anchor, bold, halo, opacity }: Lettering): void {
    const written = attributes({
      x: round(x),
      y: round(y),
      fill: colour,
      'font-size': size,
      'font-weight': bold ? '600' : undefined,
      'text-anchor': anchor,
      'dominant-baseline': 'central',
      stroke: halo,
      'stroke-width': halo && 3,
      'stroke-linejoin': halo && 'round',
      'paint-order': halo && 'stroke',
      opacity,
    });
    this.#elements.push(`<text${written}>${inXml(text)}</text>`);
  }

  /** Makes all that is drawn meanwhile paler; `opacity`: 0 to 1. */
  group(opacity: number, draw: () => void): void {
    this.#elements.push(`<g${attributes({ opacity: opacity < 1 ? opacity : undefined })}>`);
    draw();
    this.#elements.push('</g>');
  }

  widthOf(text: string, lettering: Lettering): number {
    return this.#measure(text, lettering);
  }

  /** The document, with a name for those who cannot see it. */
  document(title: string, background: string): string {
    const [width, height] = [this.#width, this.#height];
    const head = attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': family,
      role: 'img',
    });
    const ground = `<rect${attributes({ width, height, fill: background })}/>`;
    return [`<svg${head}>`, `<title>${inXml(title)}</title>`, ground, ...this.#elements, '</svg>', ''].join('\n');
  }
}

class SvgTrace implements Trace {
  d = '';

  moveTo(...to: number[]): void {
    this.#add('M', to);
  }

  lineTo(...to: number[]): void {
    this.#add('L', to);
  }

  quadraticCurveTo(...points: number[]): void {
    this.#add('Q', points);
  }

  bezierCurveTo(...points: number[]): void {
    this.#add('C', points);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.d += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  }

  circle(x: number, y: number, radius: number): void {
    const [r, across] = [round(radius), round(2 * radius)];
    this.d += `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 ${-across} 0z`;
  }

  closePath(): void {
    this.d += 'z';
  }

  #add(command: string, numbers: readonly number[]): void {
    this.d += command + numbers.map(round).join(' ');
  }
}

/** To a hundredth of a pixel, as more is never seen. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return given.map(([name, value]) => ` ${name}="${inXml(String(value))}"`).join('');
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters and lone surrogates have no place in XML. */
function inXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => named[sign] ?? sign)
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
}
