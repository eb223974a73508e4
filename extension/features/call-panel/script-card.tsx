import { fill } from '../../../shared/kernel/languages.ts';
import type { PhoneScript, ScriptNode } from '../../../shared/packs/pack.ts';
import { chooseLine } from '../../../shared/phone-scripts/choose-line.ts';
import { fillLine, type LinePart, lineValues } from '../../../shared/phone-scripts/fill-line.ts';
import { surnameOf } from '../../../shared/phone-scripts/surname.ts';
import { hourIn, timeOfDayAt } from '../../../shared/phone-scripts/time-of-day.ts';
import {
  caseTypeOfOutcome,
  currentNode,
  type ScriptWalk,
  startWalk,
  stepBack,
  takeBranch,
} from '../../../shared/phone-scripts/walk-script.ts';
import { Button, onlyTrusted, Shortcut } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Outside } from '../../ui/outside.tsx';
import type { Desk } from '../desk.ts';
import { type CallDraft, change } from './call-draft.ts';
import type { CallProps } from './call-panel.tsx';

export const scriptOf = (desk: Desk, call: CallDraft): PhoneScript | undefined =>
  desk.pack.phoneScripts.find(({ id }) => id === call.walk?.scriptId) ?? desk.pack.phoneScripts[0];

export const walkOf = (script: PhoneScript, call: CallDraft): ScriptWalk =>
  call.walk?.scriptId === script.id ? call.walk : startWalk(script);

/** The line to say now, what to do beside it, and one key per branch (D12). */
export function ScriptCard({ desk, draft, call }: CallProps & { call: CallDraft }) {
  const { words, pack } = desk;
  const script = scriptOf(desk, call);
  if (!script) return null;
  const walk = walkOf(script, call);
  const node = currentNode(script, walk);
  const walkTo = (next: ScriptWalk) => change(draft, { walk: next });
  const caseType = caseTypeOfOutcome(walk.outcome);
  return (
    <section class="card" aria-label={words.scriptTitle}>
      {pack.phoneScripts.length > 1 && (
        <ChoiceChips
          name={words.scriptTitle}
          choices={pack.phoneScripts}
          chosen={script.id}
          onChoose={(id) => walkTo(startWalk(pack.phoneScripts.find((each) => each.id === id)!))}
        />
      )}
      <header>
        <h2>
          <Outside text={node?.title ?? script.title} />
        </h2>
        {walk.path.length > 1 || walk.outcome !== undefined ? (
          <Button look="link" shortcut="B" onPress={() => walkTo(stepBack(script, walk))}>
            {words.scriptBack}
          </Button>
        ) : null}
      </header>
      <div aria-live="polite">
        {node ? <SaidNow desk={desk} node={node} call={call} /> : <p class="notice soon">{words.scriptGap}</p>}
      </div>
      {node?.hints?.map((hint) => (
        <p key={hint} class="hint small">
          <span aria-hidden="true">☞ </span>
          <Outside text={hint} />
        </p>
      ))}
      {walk.outcome === undefined && node && (
        <div class="branches">
          {node.branches.map((branch) => (
            <button
              key={branch.key}
              type="button"
              aria-keyshortcuts={branch.key}
              onClick={onlyTrusted(() => walkTo(takeBranch(script, walk, branch.key)))}
            >
              <Outside text={branch.text} />
              <Shortcut shortcut={branch.key} />
            </button>
          ))}
        </div>
      )}
      {caseType !== undefined && (
        <p class="notice">
          {fill(words.scriptCase, { type: pack.caseTypes.find(({ id }) => id === caseType)?.title ?? caseType })}
        </p>
      )}
      {(walk.outcome !== undefined || node?.branches.length === 0) && <p class="muted small">{words.scriptEnd}</p>}
      <ScriptPath desk={desk} script={script} walk={walk} />
    </section>
  );
}

function ScriptPath({ desk, script, walk }: { desk: Desk; script: PhoneScript; walk: ScriptWalk }) {
  if (walk.path.length < 2) return null;
  const path = walk.path.map((id) => script.nodes.find((node) => node.id === id)?.title ?? id).join(' › ');
  return (
    <p class="muted small">
      <Outside text={fill(desk.words.scriptPath, { path })} />
    </p>
  );
}

/** Filled-in words are marked, so that the agent sees what to check before he says it. */
function SaidNow({ desk, node, call }: { desk: Desk; node: ScriptNode; call: CallDraft }) {
  const { pack, timeStyle } = desk;
  const time = timeOfDayAt(pack.timesOfDay, hourIn(timeStyle.timeZone, call.answeredAt ?? call.startedAt));
  const line = chooseLine(node, {
    surnameKnown: surnameOf(call.callerName) !== '',
    returning: (call.customer?.visitCount ?? 0) > 0,
    timeOfDay: time?.id,
  });
  if (!line) return null;
  const caller = { name: call.callerName, honorific: call.honorific };
  const { gateway } = desk.status.value;
  const company = gateway?.company ? { name: gateway.company, department: gateway.department } : pack.company;
  const parts = fillLine(
    line.text,
    lineValues({ ...pack, company }, caller, time?.greeting ?? '', gateway?.name ?? ''),
  );
  return (
    <p class="say">
      {parts.map((part, index) => (
        <Part key={`${index} ${part.text}`} desk={desk} part={part} />
      ))}
    </p>
  );
}

function Part({ desk, part }: { desk: Desk; part: LinePart }) {
  const { words } = desk;
  if (part.kind === 'plain') return <Outside text={part.text} />;
  if (part.kind === 'filled')
    return (
      <em>
        <Outside text={part.text} />
      </em>
    );
  const gaps: Record<string, string> = {
    honorific: words.fillHonorific,
    surname: words.fillSurname,
    agent: words.fillAgent,
  };
  const said = Object.hasOwn(gaps, part.text) ? gaps[part.text]! : fill(words.fillOther, { name: part.text });
  return <em class="gap">{said}</em>;
}
