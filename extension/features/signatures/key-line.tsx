import { useState } from 'preact/hooks';
import type { AwaitingAnswer } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import type { AwaitingProps } from './signatures.tsx';

/** A head's new key counts for nothing until an administrator admits it. */
export function KeyLine({ desk, done, waiting }: AwaitingProps & { waiting: AwaitingAnswer['keys'][number] }) {
  const { words } = desk;
  const [isAsked, setAsked] = useState(false);
  const { keyId, name, role } = waiting;
  const roleTitle = { agent: words.roleAgent, supervisor: words.roleSupervisor, admin: words.roleAdmin }[role];
  const approve = async () => {
    const isKept = await desk.acts.keep({
      acts: [{ kind: 'keyApproved', subjectId: keyId, payload: {} }],
      words: fill(words.approved, { name }),
      undo: [{ kind: 'keyRevoked', subjectId: keyId, payload: { reason: words.approveUndoReason } }],
    });
    if (isKept) done.value = new Set([...done.peek(), keyId]);
  };
  return (
    <li>
      <div class="line">
        <b>
          <Outside text={name} />
        </b>
        <span class="muted">{roleTitle}</span>
      </div>
      <p class="muted small figures">{keyId}</p>
      {isAsked ? (
        <fieldset class="form" aria-label={words.approve}>
          <p>
            <Outside text={fill(words.approveSure, { name, role: roleTitle })} />
          </p>
          <div class="actions">
            <Button primary onPress={() => void approve()}>
              {words.approve}
            </Button>
            <Button look="link" onPress={() => setAsked(false)}>
              {words.cancel}
            </Button>
          </div>
        </fieldset>
      ) : (
        <div class="actions">
          <Button name={`${words.approve} · ${name}`} onPress={() => setAsked(true)}>
            {words.approve}
          </Button>
        </div>
      )}
    </li>
  );
}
