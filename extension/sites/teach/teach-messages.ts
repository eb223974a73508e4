/** Words of the picker; `{count}` is filled in. They come from `shared/messages/`, never from here. */
export interface TeachMessages {
  /** Name of the panel, for screen readers. */
  title: string;
  /** Step 1: point at one row. */
  row: string;
  /** After the first row: `{count}` rows found; point at one that is missing, shift-click one that is wrong, Enter goes on. */
  rows: string;
  /** No other row looks like this one: point at another. */
  noRows: string;
  subject: string;
  sender: string;
  receivedAt: string;
  /** The look over: `{count}` rows; Enter keeps. */
  review: string;
  keys: string;
  keep: string;
  next: string;
  back: string;
  leaveOut: string;
  cancel: string;
  /** Stands in the preview where nothing was read. */
  nothing: string;
  columnSubject: string;
  columnSender: string;
  columnReceivedAt: string;
}
