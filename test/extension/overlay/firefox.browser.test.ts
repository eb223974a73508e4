import { expect, test } from 'vitest';
import { builtExtension } from '../../support/browser.ts';
import { startFirefox } from '../../support/firefox.ts';
import { useLab } from '../../support/lab.ts';
import { startPages } from './inbox-pages.ts';

const labOf = useLab(async () => {
  const pages = await startPages();
  const folder = await builtExtension('firefox-mv3');
  const firefox = await startFirefox({ extension: { folder, id: 'deskside@deskside.example' } });
  return {
    pages,
    firefox,
    stop: async () => {
      await firefox.stop();
      await pages.stop();
    },
  };
});

const TEXTS = 'return [...document.querySelectorAll("deskside-badge")].map((badge) => badge.textContent)';

test('in Firefox nothing runs before a site is switched on', async (context) => {
  const { firefox, pages } = labOf(context);
  await firefox.open(pages.url);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await firefox.run(TEXTS)).toEqual([]);
});

test('in Firefox one click enables a site, its rows are counted, and a click on a badge corrects the type', async (context) => {
  const { firefox, pages } = labOf(context);
  await firefox.open(`${firefox.extensionUrl}options.html`);
  await firefox.waitFor('return document.querySelector("#site-address") !== null');
  await firefox.type('#site-address', pages.url);
  await firefox.click('#site-add button');
  await firefox.waitFor('return document.querySelector("[data-site]") !== null');
  await firefox.open(pages.url);
  await firefox.waitFor('return document.querySelectorAll("deskside-badge").length === 4');
  const texts = await firefox.run<string[]>(TEXTS);
  expect(texts[0]).toMatch(/48/);
  expect(texts[1]).not.toMatch(/48/);
  expect(await firefox.run('return getComputedStyle(document.querySelector("deskside-badge")).display')).toBe(
    'inline-flex',
  );
  await firefox.click('li:nth-child(2) deskside-badge');
  await firefox.waitFor('return /48/.test(document.querySelectorAll("deskside-badge")[1].textContent)');
  expect(await firefox.run('return location.hash')).toBe('');
});

test('in Firefox the desk is a nameless box the page cannot look into', async (context) => {
  const { firefox } = labOf(context);
  const seen = await firefox.run(
    'const [host] = [...document.documentElement.children].filter((child) => child.localName === "div");' +
      'return [host.getAttributeNames().join(), host.shadowRoot, host.childNodes.length, window.length]',
  );
  expect(seen).toEqual(['style', null, 0, 0]);
});
