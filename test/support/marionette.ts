import { connect, type Socket } from 'node:net';

type Answer = readonly [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** Firefox's own remote-control protocol: `length:JSON` over TCP. Commands are answered in order. */
export class Marionette {
  private buffer = Buffer.alloc(0);
  private lastId = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('close', () => {
      for (const [id, settle] of this.waiting) settle([1, id, { error: 'closed', message: 'Firefox has gone' }, null]);
    });
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(new Marionette(socket)));
      socket.once('error', reject);
    });
  }

  /** Throws with Firefox's own words. */
  send<T = unknown>(command: string, parameters: object = {}): Promise<T> {
    this.lastId += 1;
    const id = this.lastId;
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, ([, , error, result]) => {
        if (error) reject(new Error(`${command}: ${error.error}: ${error.message}`));
        else resolve(result as T);
      });
      this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const colon = this.buffer.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.buffer.subarray(0, colon).toString());
      if (this.buffer.length < end) return;
      const message: unknown = JSON.parse(this.buffer.subarray(colon + 1, end).toString());
      this.buffer = this.buffer.subarray(end);
      // The first message is a greeting and no answer.
      if (Array.isArray(message)) this.settle(message as unknown as Answer);
    }
  }

  private settle(answer: Answer): void {
    const settle = this.waiting.get(answer[1]);
    this.waiting.delete(answer[1]);
    settle?.(answer);
  }
}
