/** Who may use the host: the token of this start, one-time page links, and the cookie they are changed into. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const LINK_LIFE_MS = 24 * 3_600_000;
const COOKIE = 'deskside_page';

const same = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());

const secret = (): string => randomBytes(24).toString('base64url');

export class Access {
  readonly token = secret();
  private readonly links = new Map<string, number>();
  private readonly sessions = new Set<string>();

  constructor(private readonly now: () => number) {}

  /** `?t=` of a page address; works once. */
  newLink(): string {
    const link = secret();
    this.links.set(link, this.now() + LINK_LIFE_MS);
    return link;
  }

  /** The Set-Cookie text for a link that has not been used; undefined for any other. */
  useLink(link: string): string | undefined {
    const expiresAt = this.links.get(link);
    this.links.delete(link);
    return expiresAt !== undefined && expiresAt > this.now() ? this.newSession() : undefined;
  }

  newSession(): string {
    const session = secret();
    this.sessions.add(session);
    return `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  hasToken(request: IncomingMessage): boolean {
    const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    return given !== undefined && same(given, this.token);
  }

  isToken(text: unknown): boolean {
    return typeof text === 'string' && same(text, this.token);
  }

  hasSession(request: IncomingMessage): boolean {
    const given = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
    return given !== undefined && this.sessions.has(given);
  }
}

/** Only names this host is known by: a page elsewhere that points its own name to 127.0.0.1 is refused (DNS rebinding). */
export const isOwnHost = (request: IncomingMessage, port: number): boolean =>
  [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(request.headers.host ?? '');

/** The Origin header names this very host, or (for requests a page may send without one) is absent. */
export const isOwnOrigin = (request: IncomingMessage, mustBeThere: boolean): boolean => {
  const { origin, host } = request.headers;
  return origin === undefined ? !mustBeThere : origin === `http://${host}`;
};
