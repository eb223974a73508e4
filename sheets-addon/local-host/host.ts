/** The local host as one object: data, workbook, scripts, triggers, pages, addresses. */
import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { type Language, nearestLanguage } from '../../shared/kernel/languages.ts';
import { cacheCalls } from './apps-script/calls/cache-calls.ts';
import { fetchCalls } from './apps-script/calls/fetch-calls.ts';
import { lockCalls } from './apps-script/calls/lock-calls.ts';
import { propertyCalls } from './apps-script/calls/property-calls.ts';
import { scriptCalls } from './apps-script/calls/script-calls.ts';
import { sessionCalls } from './apps-script/calls/session-calls.ts';
import { sheetsCalls } from './apps-script/calls/sheets-calls.ts';
import { type SpreadsheetHost, spreadsheetCalls } from './apps-script/calls/spreadsheet-calls.ts';
import { uiCalls } from './apps-script/calls/ui-calls.ts';
import { workerCode } from './apps-script/code.ts';
import { type ExecutionRecord, Executor } from './apps-script/executor.ts';
import { MissingBundle, type Project, readProject } from './apps-script/project.ts';
import { Access, isOwnHost, isOwnOrigin } from './http/access.ts';
import { Echo } from './http/echo.ts';
import { builtPage, type Routes, serve } from './http/routes.ts';
import { close, listen, portOf } from './http/servers.ts';
import { PageHub } from './pages/hub.ts';
import { LiveWorkbook } from './store/live-workbook.ts';
import { Store } from './store/store.ts';
import { TriggerClock } from './triggers/clock.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What clasp pushes: the gateway's project, and the copy bound to the workbook. */
export const GATEWAY_BUNDLE = join(repository, 'dist', 'sheets-addon');
export const UI_BUNDLE = join(repository, 'dist', 'sheets-addon-ui');

/** The account that owns the workbook and runs the gateway; nobody signs in with it. */
export const ROLE_ACCOUNT = 'gateway@deskside.local';

export interface LocalHostOptions {
  /** Folder of the data; made when it is missing. One host a time. */
  dataDir: string;
  /** 0 (default): a free one. */
  port?: number;
  /** Of the second origin; 0 (default): a free one. */
  echoPort?: number;
  gatewayBundle?: string;
  uiBundle?: string;
  pageFolder?: string;
  language?: Language;
  timeZone?: string;
  /** The person at the pages of this host. */
  user?: { email: string; name: string };
  /** Longest run of a script, 6 minutes as on Google. */
  limitMs?: number;
  now?: () => number;
  /** Codes, ids and figures only. */
  log?: (level: string, text: string) => void;
  /** Do not answer requests: for subcommands that only run one function. */
  quiet?: boolean;
}

export interface LocalHost {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Address of the gateway, as a client gets it in its connect link. */
  execUrl: string;
  /** Bearer token of the REST API and of `/_deskside/`. New at every start. */
  token: string;
  workbookId: string;
  port: number;
  /** The port it last ran on for people; subcommands borrow another one. */
  usualPort: number | undefined;
  /** An address that lets one browser in, once. */
  pageLink(): string;
  executions(): ExecutionRecord[];
  /** Runs one of the bundle's exports in the gateway project, as the role account; rejects with what it threw. */
  callGateway(functionName: string, ...args: unknown[]): Promise<unknown>;
  /** Runs the time triggers that are due now (the host looks every 15 seconds by itself). */
  runDueTriggers(): Promise<void>;
  /** The workbook itself, for tests. */
  live: LiveWorkbook;
  stop(): Promise<void>;
}

interface Identity {
  workbookId: string;
  gatewayScriptId: string;
  uiScriptId: string;
  deploymentId: string;
}

const newId = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);

function identityOf(store: Store): Identity {
  const known = store.state<Identity>('identity');
  if (known) return known;
  const made: Identity = {
    workbookId: newId(44),
    gatewayScriptId: newId(57),
    uiScriptId: newId(57),
    deploymentId: `AKfycb${newId(58)}`,
  };
  store.commit({ mutations: [], state: { identity: made } });
  return made;
}

function optionalProject(kind: 'ui', folder: string, codeFolder: string, scriptId: string): Project | undefined {
  try {
    return readProject(kind, folder, codeFolder, scriptId);
  } catch (problem) {
    if (problem instanceof MissingBundle) return undefined;
    throw problem;
  }
}

/** Throws StoreError, PortInUse or MissingBundle. */
export async function startLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  const { dataDir, gatewayBundle = GATEWAY_BUNDLE, uiBundle = UI_BUNDLE } = options;
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => undefined);
  const language = options.language ?? nearestLanguage(process.env.LANG);
  const user = options.user ?? { email: 'user@deskside.local', name: 'user' };
  const pageFolder = options.pageFolder ?? builtPage(repository);
  const store = new Store(dataDir);
  const cleanUps: (() => unknown)[] = [() => store.close()];
  const undo = async () => {
    for (const clean of cleanUps.splice(0).reverse()) await clean();
  };
  try {
    const identity = identityOf(store);
    const gateway = readProject('gateway', gatewayBundle, gatewayBundle, identity.gatewayScriptId);
    const uiProject = optionalProject('ui', uiBundle, gatewayBundle, identity.uiScriptId);
    const defaults = { timeZone: options.timeZone ?? 'Asia/Shanghai', locale: LOCALES[language] };
    const live = new LiveWorkbook(store, identity.workbookId, 'Deskside', defaults, now);
    cleanUps.push(() => live.stop());
    const access = new Access(now);
    const echo = new Echo(now, pageFolder);
    const onProblem = (problem: unknown) => log('error', `http: ${String(problem)}`);
    // The ports are taken first, so that a wrong one is said at once; requests wait until everything stands.
    let open: (routes: Routes) => void = () => undefined;
    const opened = new Promise<Routes>((resolve) => {
      open = resolve;
    });
    const server = await listen(
      options.port ?? 0,
      async (request, response) => serve(await opened, request, response),
      onProblem,
    );
    cleanUps.push(() => close(server));
    const port = portOf(server);
    const url = `http://127.0.0.1:${port}`;
    const echoServer = await listen(
      options.echoPort ?? 0,
      (request, response) => echo.handle(request, response),
      onProblem,
    );
    cleanUps.push(() => close(echoServer));
    echo.port = portOf(echoServer);
    echo.origin = `http://127.0.0.1:${echo.port}`;
    const gatewayPath = `/macros/s/${identity.deploymentId}/exec`;
    const hub: PageHub = new PageHub({
      live,
      echo,
      workbookId: identity.workbookId,
      gatewayPath,
      user,
      owner: ROLE_ACCOUNT,
      executor: () => executor,
      uiProject,
      now,
      log,
    });
    const spreadsheet: SpreadsheetHost = {
      live,
      workbookId: identity.workbookId,
      workbookUrl: () => `${url}/`,
      callerOf: (run) => ({ email: run.effectiveUser, owner: ROLE_ACCOUNT, project: run.project.kind }),
      selectionOf: (run) => hub.selectionOf(run),
      select: (run, block) => hub.select(run, block),
    };
    const executor: Executor = new Executor({
      code: await workerCode(),
      calls: {
        ...spreadsheetCalls(spreadsheet),
        ...sheetsCalls(spreadsheet),
        ...propertyCalls(store),
        ...cacheCalls(now),
        ...lockCalls(),
        ...sessionCalls(() => language),
        ...uiCalls(hub),
        ...fetchCalls(),
        ...scriptCalls(store, now, (run) => (run.project.kind === 'gateway' ? `${url}${gatewayPath}` : null)),
      },
      limitMs: options.limitMs ?? 6 * 60_000,
      now,
      onLog: log,
      onRecord: (record) => log('info', `execution ${JSON.stringify(record)}`),
    });
    cleanUps.push(() => executor.stop());
    const callGateway = async (functionName: string, ...args: unknown[]): Promise<unknown> => {
      const account = { effectiveUser: ROLE_ACCOUNT, activeUser: ROLE_ACCOUNT, authMode: 'FULL' } as const;
      const outcome = await executor.run({ kind: 'json', project: gateway, functionName, args, ...account });
      if (outcome.ok) return outcome.answer.value;
      throw Object.assign(new Error(outcome.problem.message), { name: outcome.problem.name });
    };
    await Promise.all([executor.warm(gateway), prepareProject(store, identity.workbookId, gateway, callGateway, log)]);

    const routes: Routes = {
      access,
      port: () => port,
      deploymentId: identity.deploymentId,
      webApp: { executor, project: gateway, account: ROLE_ACCOUNT, echo },
      rest: {
        live,
        workbookId: identity.workbookId,
        caller: { email: ROLE_ACCOUNT, owner: ROLE_ACCOUNT, project: 'rest' },
      },
      pageFolder,
      language,
      records: () => executor.records,
      admin: (functionName, args) => callGateway(functionName, ...args),
      pageLink: () => `${url}/?t=${access.newLink()}`,
    };
    open(routes);

    const sockets = new WebSocketServer({ noServer: true, maxPayload: 32 * 1024 * 1024 });
    server.on('upgrade', (request, socket, head) => {
      const path = new URL(request.url ?? '/', url).pathname;
      const isWelcome =
        path === '/page/socket' && isOwnHost(request, port) && isOwnOrigin(request, true) && access.hasSession(request);
      if (isWelcome) return sockets.handleUpgrade(request, socket, head, (joined) => hub.join(joined));
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
    });
    cleanUps.push(() => hub.closeAll());

    const clock = new TriggerClock({
      store,
      executor,
      projects: [gateway, ...(uiProject ? [uiProject] : [])],
      now,
      log,
    });
    if (!options.quiet) clock.start();
    cleanUps.push(() => clock.stop());
    const onSnapshotProblem = (problem: unknown) => log('error', `snapshot: ${String(problem)}`);
    // The first calculation of a new workbook takes seconds: its results must not be lost with the first kill.
    if (!options.quiet) void live.snapshot().catch(onSnapshotProblem);
    const housekeeping = setInterval(() => {
      live.model.followClock();
      void live.snapshotIfGrown().catch(onSnapshotProblem);
    }, 60_000);
    housekeeping.unref();
    cleanUps.push(() => clearInterval(housekeeping));

    const usualPort = options.quiet ? store.state<number>('usualPort') : port;
    if (!options.quiet) store.commit({ mutations: [], state: { usualPort: port } });

    // Lets the subcommands find this host; the token in it is worth what the data folder is worth.
    const marker = join(dataDir, 'host.json');
    writeFileSync(
      marker,
      JSON.stringify({ pid: process.pid, url, execUrl: `${url}${gatewayPath}`, token: access.token }),
      { mode: 0o600 },
    );
    cleanUps.push(() => rmSync(marker, { force: true }));

    return {
      url,
      execUrl: `${url}${gatewayPath}`,
      token: access.token,
      workbookId: identity.workbookId,
      port,
      usualPort,
      pageLink: routes.pageLink,
      executions: () => executor.records,
      callGateway,
      runDueTriggers: () => clock.tick(),
      live,
      stop: undo,
    };
  } catch (problem) {
    await undo();
    throw problem;
  }
}

const LOCALES: Record<Language, string> = { 'zh-CN': 'zh_CN', 'zh-TW': 'zh_TW', en: 'en_US' };

/** What a deployer does by hand on Google: name the workbook, then run `setUp`, once for every version of the bundle. */
async function prepareProject(
  store: Store,
  workbookId: string,
  gateway: Project,
  callGateway: (functionName: string) => Promise<unknown>,
  log: (level: string, text: string) => void,
): Promise<void> {
  const key = 'properties:gateway:script';
  const properties = store.state<Record<string, string>>(key) ?? {};
  if (!properties.WORKBOOK_ID)
    store.commit({ mutations: [], state: { [key]: { ...properties, WORKBOOK_ID: workbookId } } });
  if (!/^function setUp\s*\(/m.test(gateway.code)) return;
  const codeDigest = createHash('sha256').update(gateway.code).digest('hex');
  if (store.state<string>('setUpFor') === codeDigest) return;
  try {
    await callGateway('setUp');
    store.commit({ mutations: [], state: { setUpFor: codeDigest } });
  } catch (problem) {
    // A host whose workbook could not be laid out must still start: otherwise nobody can look at what is wrong.
    log('error', `setUp: ${(problem as Error).name}: ${(problem as Error).message}`);
  }
}
