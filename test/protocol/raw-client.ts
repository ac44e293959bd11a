import { type ChildProcess, spawn } from 'node:child_process';
import type { TestContext } from 'node:test';

/** What the server answers a request. */
export interface RawAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Sends the built server what no library would: any bytes, any message. What it asks is answered with null. */
export class RawClient {
  readonly process: ChildProcess;
  /** How the server has ended, once it has. */
  exit: string | undefined;
  readonly #waiting = new Map<unknown, (answer: RawAnswer) => void>();
  #bytes = Buffer.alloc(0);
  #id = 0;

  constructor(t: TestContext) {
    this.process = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.on('exit', (code, signal) => {
      this.exit = `${code ?? signal}`;
      for (const answered of this.#waiting.values()) answered({ error: { code: 0, message: 'The server has ended.' } });
    });
    this.process.stdin?.on('error', () => {});
    this.process.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
    t.after(() => this.process.kill('SIGKILL'));
  }

  /** A server that has been initialized with a folder. */
  static async start(t: TestContext, folder: string): Promise<RawClient> {
    const client = new RawClient(t);
    const capabilities = { textDocument: { diagnostic: {}, definition: { linkSupport: true } } };
    const workspaceFolders = [{ uri: folder, name: 'notes' }];
    await client.ask('initialize', { processId: null, rootUri: null, capabilities, workspaceFolders });
    client.tell('initialized', {});
    return client;
  }

  /** Sends a request, and gives its id and the answer to come. */
  request(method: unknown, params: unknown): { readonly id: string; readonly answer: Promise<RawAnswer> } {
    const id = `raw ${this.#id++}`;
    const answer = new Promise<RawAnswer>((resolve) => this.#waiting.set(id, resolve));
    this.send({ jsonrpc: '2.0', id, method, params });
    return { id, answer };
  }

  ask(method: unknown, params?: unknown): Promise<RawAnswer> {
    return this.request(method, params).answer;
  }

  tell(method: unknown, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** Sends a message in a whole frame. */
  send(message: unknown): void {
    const body = Buffer.from(JSON.stringify(message) ?? 'undefined');
    this.write(`Content-Length: ${body.length}\r\n\r\n`, body);
  }

  write(...bytes: readonly (string | Uint8Array)[]): void {
    for (const some of bytes) this.process.stdin?.write(some);
  }

  #take(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const head = this.#bytes.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.toString('latin1', 0, head))?.[1]);
      if (this.#bytes.length < head + 4 + length) return;
      const message = JSON.parse(this.#bytes.toString('utf8', head + 4, head + 4 + length));
      this.#bytes = this.#bytes.subarray(head + 4 + length);
      if ('method' in message) {
        if ('id' in message) this.send({ jsonrpc: '2.0', id: message.id, result: null });
      } else {
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      }
    }
  }
}
