import { CanvasPen } from './canvas-pen.js';
import type { Box, Look, Picture, View } from './picture.js';

/** From so many lines on a backdrop takes longer to draw than a frame lasts. */
const manyLines = 400;
/** The share of the panel that is drawn beyond each of its sides, to be there when the view moves. */
const beyond = 0.25;

interface Drawn {
  readonly picture: Picture;
  readonly look: Look;
  readonly density: number;
}

/** The backdrop of a picture as an image: while the view moves the image moves with it, and is drawn anew when that rests. */
export class Backdrop {
  readonly #canvas = document.createElement('canvas');
  #drawn: Drawn | undefined;

  /** Draws it on a canvas whose pixels are `density` to one of the panel. */
  draw(context: CanvasRenderingContext2D, picture: Picture, look: Look, density: number, isMoving: boolean): void {
    const isEnough = isMoving && picture.lines >= manyLines;
    const last = this.#drawn;
    const drawn =
      last && isAlike(last, picture, look, density) && (isEnough || isSame(last.look.view, look.view))
        ? last
        : this.#drawAnew({ picture, look, density });
    const { x, y, width, height } = movedBox(sightOf(look), drawn.look.view, look.view, picture);
    context.globalAlpha = picture.backdropOpacity(look);
    context.drawImage(this.#canvas, x, y, width, height);
    context.globalAlpha = 1;
  }

  #drawAnew(drawn: Drawn): Drawn {
    const { picture, look, density } = drawn;
    const sight = sightOf(look);
    this.#canvas.width = Math.max(1, Math.round(sight.width * density));
    this.#canvas.height = Math.max(1, Math.round(sight.height * density));
    const context = this.#canvas.getContext('2d');
    if (context) {
      context.setTransform(density, 0, 0, density, -sight.x * density, -sight.y * density);
      picture.drawBackdrop(new CanvasPen(context, ''), look, sight);
    }
    this.#drawn = drawn;
    return drawn;
  }
}

function isAlike(drawn: Drawn, picture: Picture, { size, colours, found }: Look, density: number): boolean {
  const { look } = drawn;
  const isAsLarge = look.size.width === size.width && look.size.height === size.height;
  const isAsFine = drawn.density === density;
  return drawn.picture === picture && isAsLarge && isAsFine && look.colours === colours && look.found === found;
}

function isSame(a: View, b: View): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}

/** The panel with what is drawn beyond its sides. */
function sightOf({ size: { width, height } }: Look): Box {
  const around = 1 + 2 * beyond;
  return { x: -beyond * width, y: -beyond * height, width: around * width, height: around * height };
}

/** Where what stood in a box of the panel stands in another view. */
function movedBox({ x, y, width, height }: Box, from: View, to: View, { isUpright }: Picture): Box {
  const scale = to.scale / from.scale;
  const upright = { y: to.y + scale * (y - from.y), height: scale * height };
  return isUpright ? { x, width, ...upright } : { x: to.x + scale * (x - from.x), width: scale * width, ...upright };
}
