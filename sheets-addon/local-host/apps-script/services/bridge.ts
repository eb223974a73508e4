/**
 * Everything in this folder runs INSIDE the script's own vm context, bundled by esbuild when the host starts: so every array,
 * Date and Error it makes is the script's own kind. It may use nothing but the language and `call`.
 */
export type Bridge = (name: string, argumentsJson: string) => string;

interface Answer {
  value?: unknown;
  error?: { name: string; message: string; details?: unknown };
}

let bridge: Bridge | undefined;

export function connectBridge(own: Bridge): void {
  bridge = own;
}

/** Asks the host and waits. Arguments and answer are JSON. Throws the host's refusal as an Error of the script's realm. */
export function call<Result>(name: string, ...args: unknown[]): Result {
  if (!bridge) throw new Error(`service call before the host was ready: ${name}`);
  const { value, error } = JSON.parse(bridge(name, JSON.stringify(args))) as Answer;
  if (!error) return value as Result;
  const problem: Error & { details?: unknown } = new Error(error.message);
  problem.name = error.name;
  if (error.details !== undefined) problem.details = error.details;
  throw problem;
}

/** An Error as Apps Script's own services throw it. */
export function exception(message: string): Error {
  const problem = new Error(message);
  problem.name = 'Exception';
  return problem;
}
