import { access, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensurePackages } from '../../sheets-addon/local-host/demo/debian-packages.ts';
import { takePort, waitForPort } from '../../sheets-addon/local-host/demo/ports.ts';
import { startProcess, temporaryFolder } from '../../sheets-addon/local-host/demo/processes.ts';
import { Marionette } from './marionette.ts';

/** Firefox gives an extension a random address unless it is told one beforehand. */
const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';

export interface FirefoxWish {
  /** The unpacked extension's folder, and the id its manifest gives for Gecko. */
  readonly extension: { readonly folder: string; readonly id: string };
  /** Names that lead to loopback, such as `mail.test`. */
  readonly hosts?: readonly string[];
}

export interface Firefox {
  /** `moz-extension://…/`, where the extension's pages are. */
  readonly extensionUrl: string;
  open(url: string): Promise<void>;
  /** Runs a function body in the page; `arguments` are the values given. */
  run<T>(body: string, ...values: unknown[]): Promise<T>;
  /** A real click on the first element of a selector. */
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Runs the function body again and again until it returns something true. */
  waitFor<T>(body: string, limitMs?: number): Promise<T>;
  /** A real click at a point of the window. */
  clickAt(x: number, y: number): Promise<void>;
  /** A real key, as WebDriver names it, to whatever has the focus. */
  key(key: string): Promise<void>;
  /** The tab that is driven now. */
  tab(): Promise<string>;
  /** A new tab behind the one that is shown. */
  newTab(): Promise<string>;
  /** Drives another tab; what is shown stays. */
  switchTo(tab: string): Promise<void>;
  savePicture(file: string): Promise<void>;
  stop(): Promise<void>;
}

/** Headless Firefox with the extension installed for this run. Throws `DemoProblem` where there is none. */
export async function startFirefox(wish: FirefoxWish): Promise<Firefox> {
  const program = await findFirefox();
  const port = await takePort();
  const profile = temporaryFolder('firefox');
  await writeFile(join(profile.path, 'user.js'), preferences(port, wish));
  const running = startProcess({
    command: program,
    args: [
      '--headless',
      '--no-remote',
      '--new-instance',
      '--marionette',
      '--remote-allow-system-access',
      '--profile',
      profile.path,
    ],
    logFile: join(profile.path, 'firefox.log'),
  });
  await waitForPort(port, running, 'Firefox');
  const remote = await Marionette.connect(port);
  await remote.send('WebDriver:NewSession', { capabilities: {} });
  await remote.send('Addon:Install', { path: wish.extension.folder, temporary: true });
  return {
    ...pageCommands(remote),
    extensionUrl: `moz-extension://${EXTENSION_UUID}/`,
    stop: async () => {
      remote.close();
      await running.stop();
      await profile.remove();
    },
  };
}

/** W3C WebDriver's name for "an element". */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

function pageCommands(remote: Marionette): Omit<Firefox, 'extensionUrl' | 'stop'> {
  const find = async (selector: string) => {
    const found = await remote.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    });
    return found.value[ELEMENT];
  };
  const run = async <T>(body: string, ...values: unknown[]) => {
    const { value } = await remote.send<{ value: T }>('WebDriver:ExecuteScript', {
      script: body,
      args: values,
      sandbox: null,
    });
    return value;
  };
  const act = async (type: 'pointer' | 'key', actions: object[]): Promise<void> => {
    const parameters = type === 'pointer' ? { parameters: { pointerType: 'mouse' } } : {};
    await remote.send('WebDriver:PerformActions', { actions: [{ type, id: type, ...parameters, actions }] });
  };
  return {
    run,
    open: async (url) => void (await remote.send('WebDriver:Navigate', { url })),
    click: async (selector) => void (await remote.send('WebDriver:ElementClick', { id: await find(selector) })),
    type: async (selector, text) =>
      void (await remote.send('WebDriver:ElementSendKeys', { id: await find(selector), text })),
    waitFor: async <T>(body: string, limitMs = 10_000) => {
      for (const giveUpAt = Date.now() + limitMs; Date.now() < giveUpAt; await pause(100)) {
        const value = await run<T>(body);
        if (value) return value;
      }
      throw new Error(`Firefox never got true from: ${body}`);
    },
    clickAt: async (x, y) => {
      const to = { x: Math.round(x), y: Math.round(y), origin: 'viewport' };
      await act('pointer', [
        { type: 'pointerMove', ...to, duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
    key: async (value) => {
      await act('key', [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
    },
    tab: async () => (await remote.send<{ value: string }>('WebDriver:GetWindowHandle')).value,
    newTab: async () =>
      (await remote.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus: false })).handle,
    switchTo: async (handle) => void (await remote.send('WebDriver:SwitchToWindow', { handle, focus: false })),
    savePicture: async (file) => {
      const { value } = await remote.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
      await writeFile(file, Buffer.from(value, 'base64'));
    },
  };
}

function preferences(port: number, { extension, hosts }: FirefoxWish): string {
  const values: Record<string, string | number | boolean> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [extension.id]: EXTENSION_UUID }),
    // The prompt of permissions.request is outside every page; without it the click itself is the consent.
    'extensions.webextOptionalPermissionPrompts': false,
    'network.dns.localDomains': (hosts ?? []).join(','),
    'intl.locale.requested': 'zh-CN',
    'intl.accept_languages': 'zh-CN, en',
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** `FIREFOX_PATH`, or Firefox on the PATH; on Debian as root it is installed when missing. */
async function findFirefox(): Promise<string> {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const file of ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  await ensurePackages({ packages: ['firefox-esr'] }, (names) => console.log(`installing ${names}`));
  return 'firefox-esr';
}
