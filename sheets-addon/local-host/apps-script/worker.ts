/**
 * Runs one execution at a time, each in a vm context of its own that was made beforehand. Bundled by esbuild and started with
 * `eval`, so that it is the same under tsx and Vitest. It holds no state between executions but the compiled scripts.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import vm from 'node:vm';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { formatDate } from './format-date.ts';
import type { ProjectWire } from './services/install.ts';

interface WorkerSetup {
  /** 0 = no answer yet, 1 = the answer is in the port. */
  flag: SharedArrayBuffer;
  calls: MessagePort;
  servicesCode: string;
  scriptCode: string;
  project: ProjectWire;
}

const { flag, calls, servicesCode, scriptCode, project } = workerData as WorkerSetup;
const answered = new Int32Array(flag);
const host = parentPort as MessagePort;

const services = new vm.Script(servicesCode, { filename: 'services.js' });
const script = new vm.Script(scriptCode, { filename: 'Code.gs' });
const projectJson = JSON.stringify(project);

const signed = (bytes: Uint8Array): number[] => [...new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
const unsigned = (bytes: number[]): Buffer => Buffer.from(Int8Array.from(bytes).buffer);

/** What needs no engine is answered here, without leaving the thread. */
const local: Record<string, (...args: never[]) => unknown> = {
  'worker.uuid': () => randomUUID(),
  'worker.utf8': (text: string) => signed(Buffer.from(text, 'utf8')),
  'worker.text': (bytes: number[]) => unsigned(bytes).toString('utf8'),
  'worker.digest': (algorithm: string, bytes: number[]) =>
    signed(createHash(algorithm).update(unsigned(bytes)).digest()),
  'worker.hmac': (value: number[], key: number[]) =>
    signed(createHmac('sha256', unsigned(key)).update(unsigned(value)).digest()),
  'worker.base64Encode': (bytes: number[], webSafe: boolean) => {
    const text = unsigned(bytes).toString('base64');
    // Apps Script keeps the padding in the web-safe form.
    return webSafe ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
  },
  'worker.base64Decode': (text: string) => signed(Buffer.from(text, 'base64')),
  'worker.formatDate': (at: number, timeZone: string, format: string) => formatDate(at, timeZone, format),
  'worker.sleep': (milliseconds: number) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  'worker.log': (level: string, text: string) => {
    host.postMessage({ type: 'log', level, text });
  },
};

let running = false;

function bridge(name: string, argumentsJson: string): string {
  const own = local[name];
  if (own) return answerLocally(own, argumentsJson);
  // Global code runs when the context is made, before anybody has called: on Google it would run within the call.
  if (!running) throw new Error(`not implemented locally: service call while the file is loading (${name})`);
  Atomics.store(answered, 0, 0);
  calls.postMessage({ name, argumentsJson });
  Atomics.wait(answered, 0, 0);
  return (receiveMessageOnPort(calls) as { message: string }).message;
}

function answerLocally(own: (...args: never[]) => unknown, argumentsJson: string): string {
  try {
    return JSON.stringify({ value: own(...(JSON.parse(argumentsJson) as never[])) });
  } catch (problem) {
    return JSON.stringify({ error: { name: 'Exception', message: (problem as Error).message } });
  }
}

interface Prepared {
  invoke(invocationJson: string): string;
}

function prepare(): Prepared {
  const context = vm.createContext({}, { codeGeneration: { strings: true, wasm: false } });
  const target = vm.runInContext('delete globalThis.WebAssembly; globalThis', context) as Record<string, unknown>;
  const own = services.runInContext(context) as typeof import('./services/install.ts');
  own.install(target, bridge, projectJson);
  const before = new Set(Object.getOwnPropertyNames(target));
  script.runInContext(context);
  own.rememberCallable(Object.getOwnPropertyNames(target).filter((name) => !before.has(name)));
  return { invoke: (invocationJson) => own.invoke(target, invocationJson) };
}

let next: Prepared | undefined;
let loadProblem: unknown;

/** Makes the context for the coming execution, so that it need not wait for the bundle to load. */
function prepareNext(): void {
  try {
    next = prepare();
    loadProblem = undefined;
  } catch (problem) {
    loadProblem = problem;
  }
}

const shownProblem = (problem: unknown) => {
  const { name = 'Error', message = String(problem), stack = '' } = (problem ?? {}) as Error;
  return { name, message, stack };
};

host.on('message', (invocationJson: string) => {
  running = true;
  try {
    if (!next) throw loadProblem;
    const answer = next.invoke(invocationJson);
    host.postMessage({ type: 'done', answer });
  } catch (problem) {
    host.postMessage({ type: 'done', problem: shownProblem(problem) });
  }
  running = false;
  next = undefined;
  prepareNext();
  host.postMessage({ type: 'ready' });
});

prepareNext();
host.postMessage({ type: 'ready' });
