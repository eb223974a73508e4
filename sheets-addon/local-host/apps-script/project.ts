/** The two script projects that one bundle is: the standalone gateway and the copy bound to the workbook. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type ProjectKind = 'gateway' | 'ui';

export interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
  dependencies?: { enabledAdvancedServices?: { userSymbol: string; serviceId: string; version?: string }[] };
}

export interface Project {
  kind: ProjectKind;
  scriptId: string;
  manifest: Manifest;
  code: string;
  /** HTML files by name without ending. */
  files: Record<string, string>;
  /** Folder the project was read from. */
  folder: string;
}

export class MissingBundle extends Error {
  constructor(readonly path: string) {
    super(`missing bundle: ${path}`);
  }
}

/** Reads what clasp would push. A folder without code of its own (only a manifest) takes the code of `codeFolder`. */
export function readProject(kind: ProjectKind, folder: string, codeFolder: string, scriptId: string): Project {
  const manifestPath = join(folder, 'appsscript.json');
  if (!existsSync(manifestPath)) throw new MissingBundle(manifestPath);
  const home = existsSync(join(folder, 'Code.js')) ? folder : codeFolder;
  const codePath = join(home, 'Code.js');
  if (!existsSync(codePath)) throw new MissingBundle(codePath);
  const htmlNames = readdirSync(home).filter((name) => name.endsWith('.html'));
  return {
    kind,
    scriptId,
    folder,
    manifest: JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest,
    code: readFileSync(codePath, 'utf8'),
    files: Object.fromEntries(
      htmlNames.map((name) => [basename(name, '.html'), readFileSync(join(home, name), 'utf8')]),
    ),
  };
}
