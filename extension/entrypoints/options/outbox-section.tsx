import { useCallback, useEffect, useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { DeskStatus, RejectedAct } from '../../platform/desk-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import type { OptionsProps } from './options-page.tsx';

/** What is not yet in the workbook, and what was sent back with its reason. Nothing is hidden from the person who did it. */
export function OutboxSection({
  desk,
  pages,
  words,
  language,
  status,
}: OptionsProps & { status: DeskStatus | undefined }) {
  const [rejected, setRejected] = useState<RejectedAct[]>([]);
  const [said, setSaid] = useState('');
  const read = useCallback(async () => setRejected(await desk.rejected()), [desk]);
  const rejectedCount = status?.rejected;
  // The list is read anew when its length changes.
  useEffect(() => void read(), [read, rejectedCount]);

  const save = async (): Promise<void> => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await pages.exportOutbox()], { type: 'application/json' }));
    link.download = `deskside-outbox-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const take = async (text: string): Promise<void> => {
    const count = await pages.importOutbox(text);
    setSaid(count === undefined ? words.importWrong : fill(words.imported, { n: count }));
    await read();
  };
  const waiting = status?.waiting ?? 0;
  const held = status?.held ?? 0;

  return (
    <section id="outbox">
      <h2>{words.outbox}</h2>
      <p id="outbox-waiting" data-waiting={waiting} data-held={held}>
        {waiting === 0 ? words.noWaiting : fill(words.waitingActs, { n: waiting })}
        {held > 0 ? ` · ${fill(words.heldActs, { n: held })}` : ''}
      </p>
      <h2>{words.rejectedActs}</h2>
      {rejected.length === 0 ? <p class="quiet">{words.noRejected}</p> : null}
      {rejected.map(({ id, at, kind, code, message }) => (
        <div class="sent-back" key={id} data-rejected={code}>
          <span>{message}</span>
          <span class="line">
            <span class="grow quiet">
              {kind} · {code} ·{' '}
              {new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(at)}
            </span>
            <Button onPress={() => void pages.retryRejected(id).then(read)}>{words.retry}</Button>
            <Button onPress={() => void pages.discardRejected(id).then(read)}>{words.discard}</Button>
          </span>
        </div>
      ))}
      <div class="line">
        <Button onPress={() => void save()}>{words.export}</Button>
        <FileButton id="import-outbox" accept="application/json" onText={(text) => void take(text)}>
          {words.import}
        </FileButton>
      </div>
      {said ? <p role="status">{said}</p> : null}
    </section>
  );
}
