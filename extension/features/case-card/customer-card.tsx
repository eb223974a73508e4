import { useState } from 'preact/hooks';
import type { CustomerCard as Customer } from '../../../shared/gateway/answers.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { canRecord, claim, isMine } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';

/** Who the customer is, masked until asked for (E9s), and who handles the matter. */
export function CustomerCard({ desk, known }: { desk: Desk; known: DeskCase }) {
  const { words } = desk;
  const lookUp = desk.atHand.lookUp.value;
  const customer = lookUp.state === 'done' ? lookUp.answer.customer : undefined;
  return (
    <section class="card" aria-label={words.customerTitle}>
      {customer ? <CustomerFacts desk={desk} customer={customer} /> : <NoCustomer desk={desk} />}
      <dl class="facts">
        <dt>{words.owner}</dt>
        <dd class="line">
          <span>{ownerText(desk, known)}</span>
          {!isMine(desk, known) && canRecord(desk) && known.status !== 'resolved' && (
            <Button look="link" shortcut="K" onPress={() => void claim(desk)}>
              {words.claim}
            </Button>
          )}
        </dd>
      </dl>
    </section>
  );
}

const ownerText = (desk: Desk, known: DeskCase) => {
  if (isMine(desk, known)) return desk.words.ownerYou;
  return known.ownerName || known.ownerId ? (
    <Outside text={known.ownerName || known.ownerId} />
  ) : (
    desk.words.ownerNobody
  );
};

const levelWords = (desk: Desk, level: string): string =>
  ({ key: desk.words.levelKey, regular: desk.words.levelRegular, prospect: desk.words.levelProspect })[level] ?? level;

function CustomerFacts({ desk, customer }: { desk: Desk; customer: Customer }) {
  const { words } = desk;
  const visits = customer.visitCount > 0 ? fill(words.visits, { count: customer.visitCount + 1 }) : '';
  const about = [customer.company, levelWords(desk, customer.level), visits].filter(Boolean).join(' · ');
  return (
    <>
      <h2>
        <Outside text={customer.name} />{' '}
        <span class="muted plain">
          <Outside text={about} />
        </span>
      </h2>
      <dl class="facts">
        <Contact desk={desk} customer={customer} field="phone" title={words.phone} />
        <Contact desk={desk} customer={customer} field="email" title={words.email} />
        <Contact desk={desk} customer={customer} field="address" title={words.address} />
        <Fact title={words.brands} text={customer.brands} />
        <Fact title={words.lastFollowUp} text={customer.lastFollowUpOn} />
      </dl>
    </>
  );
}

function Fact({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <Outside text={text} />
      </dd>
    </>
  );
}

function Contact(props: { desk: Desk; customer: Customer; field: 'phone' | 'email' | 'address'; title: string }) {
  const { desk, customer, field, title } = props;
  const [shown, setShown] = useState<string>();
  const [problem, setProblem] = useState<string>();
  if (customer[field] === '') return null;
  const reveal = async () => {
    const caseKey = desk.atHand.subjectIds.peek()[0];
    const outcome = await desk.api.reveal({ customerId: customer.customerId, field, ...(caseKey ? { caseKey } : {}) });
    if (outcome.ok) setShown(outcome.value.value);
    else setProblem(outcome.problem.message);
  };
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <span class={field === 'address' ? undefined : 'figures'}>
          <Outside text={shown ?? customer[field]} />
        </span>{' '}
        {shown === undefined ? (
          <Button
            look="link"
            name={`${desk.words.show} · ${title}`}
            onPress={() => void reveal().catch(() => setProblem(desk.words.noAnswer))}
          >
            {desk.words.show}
          </Button>
        ) : (
          <span class="muted small">{desk.words.revealShown}</span>
        )}
        {problem !== undefined && (
          <p class="state-late small" role="alert">
            {problem}
          </p>
        )}
      </dd>
    </>
  );
}

function NoCustomer({ desk }: { desk: Desk }) {
  const { words } = desk;
  const lookUp = desk.atHand.lookUp.value;
  if (desk.status.value.connection !== 'active') return <p class="muted">{words.customerAlone}</p>;
  if (lookUp.state === 'failed')
    return (
      <p class="notice late">
        {fill(words.readFailed, { reason: lookUp.problem.message })}{' '}
        <Button look="link" onPress={() => desk.atHand.lookUpAgain()}>
          {words.again}
        </Button>
      </p>
    );
  if (lookUp.state === 'done')
    return (
      <p class="muted">{desk.atHand.seen.value?.senderAddress ? words.customerUnknown : words.customerNoAddress}</p>
    );
  return <p class="muted">{words.customerLoading}</p>;
}
