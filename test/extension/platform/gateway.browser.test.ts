import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../sheets-addon/local-host/demo/processes.ts';
import { startTestBrowser } from '../../support/browser.ts';
import { useLab } from '../../support/lab.ts';
import { actOn, call, connectOn, killBrowser, startBranch, statusOn, stopWorker } from './with-gateway.ts';

const branchOf = useLab(startBranch);
const browserOf = useLab(() => startTestBrowser('chrome-mv3-e2e'));
const AGENT = { name: '王敏', role: 'agent' };

test('connect shows host and company before anything is sent, asks what to do with earlier acts, and hands them over', async (context) => {
  const [branch, browser] = [branchOf(context), browserOf(context)];
  const options = await browser.openExtensionPage('options.html');
  expect(await actOn(options, 'before-any-connection')).toMatchObject({ ok: true });
  const said = await connectOn(options, await branch.connectLink(AGENT), 'hand-over');
  expect(said).toContain(new URL(branch.url).host);
  expect(said).toMatch(/1/);
  await expect.poll(() => options.locator('#connection-state').textContent()).toContain(AGENT.name);
  await expect.poll(async () => (await statusOn(options)).waiting, { timeout: 45_000 }).toBe(0);
}, 90_000);

test('an act outlives the worker and reaches the workbook from the next one', async (context) => {
  const browser = browserOf(context);
  branchOf(context);
  const options = await browser.openExtensionPage('options.html');
  await actOn(options, 'worker-stopped');
  await stopWorker(browser);
  await call(options, 'syncNow');
  expect(await statusOn(options)).toMatchObject({ waiting: 0, rejected: 0, connection: 'active' });
});

test('while the gateway is gone acts wait, and the desk says why; when it is back they arrive, once', async (context) => {
  const [branch, browser] = [branchOf(context), browserOf(context)];
  const options = await browser.openExtensionPage('options.html');
  await branch.cut();
  await actOn(options, 'gateway-gone');
  await call(options, 'syncNow');
  expect(await statusOn(options)).toMatchObject({ waiting: 1, problem: { code: 'unreachable' } });
  await branch.startAgain();
  await call(options, 'syncNow');
  const { problem, ...after } = await statusOn(options);
  expect(after).toMatchObject({ waiting: 0 });
  expect(problem).toBeUndefined();
}, 90_000);

test('an act that is wrong is not called saved', async (context) => {
  const options = await browserOf(context).openExtensionPage('options.html');
  const { waiting } = await statusOn(options);
  const wrong = await call(options, 'act', { kind: 'casePromised', subjectId: 'm:x', payload: { promisedBy: 'soon' } });
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'payloadWrong' } });
  const unknown = await call(options, 'act', { kind: 'noSuchKind', subjectId: 'm:x', payload: {} });
  expect(unknown).toMatchObject({ ok: false, problem: { code: 'unknownKind' } });
  expect((await statusOn(options)).waiting).toBe(waiting);
});

test('what was saved is still there after the browser was killed', async (context) => {
  const branch = branchOf(context);
  const profile = temporaryFolder('killed-profile');
  const first = await startTestBrowser('chrome-mv3-e2e', { profile: profile.path });
  const options = await first.openExtensionPage('options.html');
  await connectOn(options, await branch.connectLink(AGENT));
  for (const name of ['killed-1', 'killed-2', 'killed-3']) await actOn(options, name);
  await killBrowser(first);
  await first.stop();
  const second = await startTestBrowser('chrome-mv3-e2e', { profile: profile.path });
  try {
    const again = await second.openExtensionPage('options.html');
    expect((await statusOn(again)).waiting).toBe(3);
    await call(again, 'syncNow');
    expect(await statusOn(again)).toMatchObject({ waiting: 0, rejected: 0 });
  } finally {
    await second.stop();
    await profile.remove();
  }
});

test('the product itself, without any host permission, reaches a gateway on this computer', async (context) => {
  const branch = branchOf(context);
  const browser = await startTestBrowser('chrome-mv3');
  try {
    const options = await browser.openExtensionPage('options.html');
    await connectOn(options, await branch.connectLink(AGENT));
    await actOn(options, 'product');
    await call(options, 'syncNow');
    expect(await statusOn(options)).toMatchObject({ waiting: 0, connection: 'active' });
  } finally {
    await browser.stop();
  }
});

test('a link that leads nowhere is said to be unreachable in one sentence that names the way out', async (context) => {
  const options = await browserOf(context).openExtensionPage('options.html');
  await options.locator('#connect-link').fill(`http://127.0.0.1:9/exec#deskside=1&code=${'a'.repeat(24)}`);
  await options.locator('#connect-ask button').click();
  await expect.poll(() => options.locator('#connect-problem').textContent()).toMatch(/本地主机|local host/);
});
