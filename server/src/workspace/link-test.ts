import { isBehindLink } from './files.js';

/** Looks for links on the way to files that lie together, once for each folder. */
export class LinkTest {
  readonly #root: string;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(root: string) {
    this.#root = root;
  }

  isBehindLink(file: string): Promise<boolean> {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const known = this.#known.get(folder) ?? isBehindLink(this.#root, folder);
    this.#known.set(folder, known);
    return known;
  }
}
