const STATUS_OF: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  501: 'UNIMPLEMENTED',
};

/** An error as the Sheets API answers it: HTTP code, canonical status, English message. */
export class ApiError extends Error {
  readonly status: string;
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
    this.status = STATUS_OF[code] ?? 'INTERNAL';
  }

  toJSON() {
    return { error: { code: this.code, message: this.message, status: this.status } };
  }
}

export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
