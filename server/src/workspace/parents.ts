/** The folders around URIs that were ever added: most folders that are asked about hold none of them. */
export class Parents {
  readonly #uris = new Set<string>();

  /** Adds the folders around a URI. */
  add(uri: string): void {
    for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) {
      const parent = uri.slice(0, end);
      if (this.#uris.has(parent)) return;
      this.#uris.add(parent);
    }
  }

  has(folder: string): boolean {
    return this.#uris.has(folder);
  }
}
