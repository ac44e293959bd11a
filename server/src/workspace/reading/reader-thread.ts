import { Worker } from 'node:worker_threads';
import { type FileContent, type FileReader, readerHere } from './file-reader.js';
import type { Delivery, Order } from './worker.js';

/** So many files are read sooner than a thread starts. */
const fewFiles = 200;

interface Pending {
  readonly order: Order;
  readonly deliver: (files: readonly FileContent[] | PromiseLike<readonly FileContent[]>) => void;
}

/**
 * Reads many files in a thread of its own, which lives as long as there are more to come: one, since to take what is read
 * into the notes is more work than to read it. Should it fail, all is read in this thread from then on.
 */
export class ReaderThread implements FileReader {
  readonly #script: string;
  readonly #failed: (error: unknown) => void;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  /** Files that were asked for since there was nothing to read. */
  #asked = 0;
  #orders = 0;
  #isBroken = false;

  /** `script`: the bundle of worker.ts. `failed` is told once why the thread is done without. */
  constructor(script: string, failed: (error: unknown) => void) {
    this.#script = script;
    this.#failed = failed;
  }

  read(paths: readonly string[], maxBytes: number): Promise<readonly FileContent[]> {
    this.#asked += paths.length;
    if (this.#isBroken || this.#asked <= fewFiles) return readerHere.read(paths, maxBytes);
    const order = { number: this.#orders++, paths, maxBytes };
    return new Promise((deliver) => {
      this.#pending.set(order.number, { order, deliver });
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage(order);
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  rest(): void {
    this.#asked = 0;
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners();
    worker?.terminate().catch(() => undefined);
    this.#readHere();
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', ({ number, files }: Delivery) => {
      this.#pending.get(number)?.deliver(files);
      this.#pending.delete(number);
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('messageerror', (error) => this.#fail(error));
    worker.on('exit', (code) => this.#fail(new Error(`it ended with ${code}`)));
    return worker;
  }

  #fail(error: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#failed(error);
    this.rest();
  }

  /** What the thread leaves behind. */
  #readHere(): void {
    for (const { order, deliver } of this.#pending.values()) deliver(readerHere.read(order.paths, order.maxBytes));
    this.#pending.clear();
  }
}
