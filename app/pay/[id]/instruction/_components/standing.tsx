import { formatDateTime, formatTime } from '#lib/dates.ts'
import type { AttemptView } from '#server/domains/payments/contract.ts'
import { Countdown } from '../../../../_ui/countdown.tsx'
import { DigitGroups } from '../../../../_ui/digit-groups.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import type { InstructionProps } from './instruction-props.ts'

/** Minutes left at which a screen reader is told. */
const SPOKEN_MINUTES = [10, 5, 2, 1]

/** What is happening to the instruction now; read out whenever it changes. */
export function Standing({ payment, instruction, locale, t }: InstructionProps) {
  const { attempt, state } = payment
  if (state === 'AT_COUNTER' && attempt) return <AtCounter attempt={attempt} locale={locale} t={t} />
  const { live, ended } = t.instruction
  if (instruction.state !== 'ACTIVE') {
    const words = ended[instruction.state]
    const at = instruction.endedAt ?? instruction.payableUntil
    return (
      <Notice kind="info" live title={words.title(formatDateTime(new Date(at), locale))}>
        <p>{words.body}</p>
        {instruction.replacedBy && <NewNumber number={instruction.replacedBy} t={t} />}
      </Notice>
    )
  }
  const refusedBy = state === 'DECLINED' && attempt?.method === 'COUNTER' ? attempt.reason : null
  return (
    <Notice kind="info" live title={refusedBy ? t.result.reasons[refusedBy].what : live.nobody.title}>
      {refusedBy && <p className="font-bold">{t.result.declined.noMoney}</p>}
      <p>{refusedBy ? t.result.reasons[refusedBy].next : live.nobody.body}</p>
    </Notice>
  )
}

/** The number that is good in its place belongs to another payment, which pays all that is owed by now. */
function NewNumber({ number, t }: { number: string; t: InstructionProps['t'] }) {
  return (
    <p>
      <a href={`/find?id=${number}`}>
        {t.instruction.ended.newNumber}: <DigitGroups number={number} />
      </a>
    </p>
  )
}

function AtCounter({
  attempt,
  locale,
  t,
}: { attempt: AttemptView } & Pick<InstructionProps, 'locale' | 't'>) {
  const { counter } = t.instruction.live
  const until = attempt.leaseEndsAt
  const spoken = Object.fromEntries(
    SPOKEN_MINUTES.map((minutes) => [minutes * 60, counter.announce(minutes)]),
  )
  return (
    <>
      <Notice kind="waiting" live title={counter.title(attempt.bank[locale], attempt.branch ?? '')}>
        {until && <p className="font-bold">{counter.until(formatTime(new Date(until)))}</p>}
        <p>{counter.body}</p>
      </Notice>
      {until && (
        <div className="mt-3">
          <Countdown
            until={until}
            now={new Date().toISOString()}
            words={{
              left: counter.left,
              over: counter.over,
              validUntil: counter.until(formatTime(new Date(until))),
            }}
            announce={spoken}
          />
        </div>
      )}
    </>
  )
}
