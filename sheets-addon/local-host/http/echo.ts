/**
 * The second origin. Google answers a web app by a redirect to script.googleusercontent.com and serves the html of scripts from
 * there, too, so that it never shares an origin with what is signed in. Every address here works once or belongs to one frame.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOwnHost } from './access.ts';
import { send } from './respond.ts';
import { sendFile } from './static-files.ts';

const ANSWER_LIFE_MS = 60_000;
const MAX_ANSWERS = 1_000;

interface Answer {
  type: string;
  body: string;
  expiresAt: number;
}

export class Echo {
  /** Address of this origin, known once it listens. */
  origin = '';
  port = 0;
  private readonly answers = new Map<string, Answer>();
  private readonly frames = new Map<string, string>();

  constructor(
    private readonly now: () => number,
    private readonly pageFolder: string,
  ) {}

  /** Keeps an answer to be fetched once, and gives its address. */
  keepAnswer(type: string, body: string): string {
    const key = randomBytes(24).toString('base64url');
    this.answers.set(key, { type, body, expiresAt: this.now() + ANSWER_LIFE_MS });
    for (const [other, answer] of this.answers) {
      if (answer.expiresAt > this.now() && this.answers.size <= MAX_ANSWERS) break;
      this.answers.delete(other);
    }
    return `${this.origin}/macros/echo?user_content_key=${key}`;
  }

  openFrame(frameId: string, html: string): string {
    this.frames.set(frameId, html);
    return `${this.origin}/frames/${frameId}`;
  }

  closeFrame(frameId: string): void {
    this.frames.delete(frameId);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request, this.port)) return send(response, 421, 'wrong host');
    const url = new URL(request.url ?? '/', this.origin);
    if (request.method !== 'GET') return send(response, 405, 'method not allowed', undefined, { allow: 'GET' });
    if (url.pathname === '/macros/echo')
      return this.sendAnswer(url.searchParams.get('user_content_key') ?? '', response);
    const frame = /^\/frames\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (frame !== undefined) return this.sendFrame(frame, response);
    const isRunner = url.pathname === '/page/script-run.js';
    if (isRunner && (await sendFile(this.pageFolder, 'script-run.js', request, response))) return;
    return send(response, 404, 'not found');
  }

  private sendAnswer(key: string, response: ServerResponse): void {
    const answer = this.answers.get(key);
    this.answers.delete(key);
    if (!answer || answer.expiresAt < this.now()) send(response, 404, 'not found');
    else send(response, 200, answer.body, `${answer.type}; charset=utf-8`, { 'access-control-allow-origin': '*' });
  }

  /** A script's own html: inline scripts and styles as on Google, nothing from or to anywhere else. */
  private sendFrame(frameId: string, response: ServerResponse): void {
    const html = this.frames.get(frameId);
    if (html === undefined) {
      send(response, 404, 'not found');
      return;
    }
    const policy = [
      "default-src 'none'",
      `script-src 'unsafe-inline' ${this.origin}/page/script-run.js`,
      "style-src 'unsafe-inline'",
      'img-src data:',
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const withRunner = `<!doctype html><script src="/page/script-run.js"></script>${html.replace(/^\s*<!doctype html>/i, '')}`;
    send(response, 200, withRunner, 'text/html; charset=utf-8', {
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    });
  }
}
