/** Something that keeps the demo (or a part of it) from starting and that the person at the keyboard can act on. */
export type DemoProblemCode =
  | 'portInUse'
  | 'didNotStart'
  | 'needsDebian'
  | 'needsRoot'
  | 'packagesNotInstalled'
  | 'noBrowser'
  | 'noBrowserThere'
  | 'browserDidNotStart'
  | 'noDisplay'
  | 'badOption'
  | 'buildFailed';

export type DemoProblemDetails = Readonly<Record<string, string | number>>;

/** The sentence for a code is in `shared/messages/demo.*.ts`; `message` is for logs. */
export class DemoProblem extends Error {
  constructor(
    readonly code: DemoProblemCode,
    readonly details: DemoProblemDetails = {},
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'DemoProblem';
  }
}
