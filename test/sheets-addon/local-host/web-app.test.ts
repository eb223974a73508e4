import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TinyHost, tinyHost } from './support/tiny-host.ts';

let host: TinyHost;
beforeAll(async () => {
  host = await tinyHost({
    code: 'function adminSay(a, b) { if (a === "fail") throw new Error("no such person"); return [a, b]; }',
  });
});
afterAll(() => host.end());

/** A request with headers that `fetch` would not let one set. */
const raw = (
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the gateway as a web app', () => {
  it('answers by a 302 to another origin, where the answer can be fetched once', async () => {
    const first = await fetch(host.execUrl, { method: 'POST', body: 'return 42', redirect: 'manual' });
    expect([first.status, first.headers.get('access-control-allow-origin')]).toEqual([302, '*']);
    const location = first.headers.get('location') ?? '';
    expect(new URL(location).origin).not.toBe(host.url);
    const answer = await fetch(location);
    expect([answer.status, answer.headers.get('access-control-allow-origin'), await answer.text()]).toEqual([
      200,
      '*',
      '42',
    ]);
    expect((await fetch(location)).status).toBe(404);
    expect((await fetch(location.replace(/=.*/, '=guess'))).status).toBe(404);
  });

  it('gives doPost the event that Google gives', async () => {
    const response = await fetch(`${host.execUrl}?a=1&a=2`, { method: 'POST', body: 'event' });
    expect(await response.json()).toEqual({
      queryString: 'a=1&a=2',
      parameter: { a: '1' },
      parameters: { a: ['1', '2'] },
      contextPath: '',
      contentLength: 5,
      postData: { contents: 'event', length: 5, name: 'postData', type: 'text/plain' },
    });
  });

  it('shows a failure as a page without CORS, and html through a frame of the other origin', async () => {
    const failed = await fetch(host.execUrl, { method: 'POST', body: 'throw new Error("<b>oh")' });
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect(await failed.text()).not.toContain('<b>');
    const page = await fetch(`${host.execUrl}?name=${encodeURIComponent('案头')}`);
    expect(page.url.startsWith(host.url)).toBe(false);
    expect(await page.text()).toContain('hello 案头');
  });

  it('leaves what is too large for the script to the script, and refuses 8 MB itself', async () => {
    const large = await fetch(host.execUrl, {
      method: 'POST',
      body: `return ${JSON.stringify('x'.repeat(3_000_000))}.length`,
    });
    expect(await large.json()).toBe(3_000_000);
    const huge = await fetch(host.execUrl, { method: 'POST', body: 'x'.repeat(8 * 1024 * 1024 + 1) }).then(
      ({ status }) => status,
      () => 413,
    );
    expect(huge).toBe(413);
    expect(await host.evaluate('return 1')).toBe(1);
  });

  it('does not answer a preflight or another deployment', async () => {
    expect((await fetch(host.execUrl, { method: 'OPTIONS' })).status).toBe(405);
    expect((await fetch(host.execUrl.replace('AKfycb', 'AKfycc'), { method: 'POST', body: '' })).status).toBe(405);
  });

  it('answers a warm request fast', async () => {
    const times: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const startedAt = performance.now();
      await host.evaluate('return 1');
      times.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    // The aim is 60 ms; the fastest of twelve is looked at because other programs share the machine.
    expect(Math.min(...times)).toBeLessThan(60);
  });
});

describe('who gets in', () => {
  it('is known by its own names only', async () => {
    expect((await raw('/healthz', { host: `127.0.0.1:${host.port}` })).status).toBe(200);
    expect((await raw('/healthz', { host: 'evil.example' })).status).toBe(421);
    expect((await raw('/healthz', { host: `evil.example:${host.port}` })).status).toBe(421);
  });

  it('opens the page with a link that works once, and never with a path outside of its folder', async () => {
    expect((await fetch(`${host.url}/`)).status).toBe(401);
    const link = host.pageLink();
    const opened = await fetch(link, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect([opened.status, /HttpOnly/.test(cookie), /SameSite=Strict/.test(cookie)]).toEqual([303, true, true]);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(401);
    const page = await fetch(`${host.url}/`, { headers: { cookie: cookie.split(';')[0] as string } });
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    for (const path of [
      '/page/..%2f..%2fgateway%2fCode.js',
      '/page/../gateway/Code.js',
      '/page/%2e%2e/gateway/Code.js',
      '/page/..\\gateway\\Code.js',
    ]) {
      expect((await raw(path, { host: `127.0.0.1:${host.port}` })).status).toBe(404);
    }
  });

  it('lets only the token administrate, and no other origin', async () => {
    const ask = (headers: Record<string, string>, args: unknown[]) =>
      fetch(`${host.url}/_deskside/admin`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ functionName: 'adminSay', args }),
      });
    expect((await ask({}, [])).status).toBe(401);
    expect((await ask({ authorization: 'Bearer wrong' }, [])).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${host.token}`, origin: 'http://evil.example' }, [])).status).toBe(403);
    expect(await (await ask({ authorization: `Bearer ${host.token}` }, ['a', 1])).json()).toEqual({ value: ['a', 1] });
    expect(await (await ask({ authorization: `Bearer ${host.token}` }, ['fail'])).json()).toEqual({
      error: { message: 'no such person' },
    });
    expect((await fetch(`${host.url}/_deskside/executions`)).status).toBe(401);
  });
});
