/** Where the local host answers, and the token of its present start. */
export interface HostAddress {
  /** With a slash at its end. */
  readonly url: string;
  readonly execUrl: string;
  readonly token: string;
  readonly workbookId: string;
}

/** Asks the host as a program that has its token may. Throws with the host's own words. */
export async function askHost<T>({ url, token }: HostAddress, path: string, body: object): Promise<T> {
  const request = (): RequestInit => ({
    signal: AbortSignal.timeout(60_000),
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  // A connection kept from before the host was cut off fails at its first use.
  const answer = await fetch(`${url}${path}`, request()).catch(() => fetch(`${url}${path}`, request()));
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
