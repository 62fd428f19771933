import { formatDateTime } from '#lib/dates.ts'
import { Amount } from '../../../../_ui/amount.tsx'
import { inWords } from '../../../../_ui/amount-in-words.ts'
import { CopyButton } from '../../../../_ui/copy-button.tsx'
import { DigitGroups } from '../../../../_ui/digit-groups.tsx'
import { Panel } from '../../../../_ui/panel.tsx'
import type { InstructionProps } from './instruction-props.ts'

/** The number, what is to be paid by it now, and until when which of them holds. */
export function NumberAndAmount(props: InstructionProps) {
  const { instruction, locale, t } = props
  const words = t.instruction
  const amount = BigInt(instruction.amountNow)
  const changed = instruction.amountNow !== instruction.amount
  return (
    <Panel>
      <h2 className="text-small font-normal text-ash">{words.number}</h2>
      <p className="max-w-none text-lacquer">
        <DigitGroups number={instruction.number} look="large" />
      </p>
      <CopyButton
        text={instruction.number}
        words={{ copy: words.copy, what: words.copyWhat.number, copied: words.copied }}
      />
      <p className="mt-3 text-small text-ash">{changed ? words.amountNow : words.amount}</p>
      <p>
        <Amount value={amount} look="large" />
      </p>
      <p className="text-small text-ash">
        {t.pay.check.inWords}: <span className="text-ink">{inWords(amount, locale)}</span>
      </p>
      {changed && (
        <p className="text-small text-ash">
          {words.amountPrinted}: <Amount value={BigInt(instruction.amount)} />
        </p>
      )}
      <Dates {...props} />
    </Panel>
  )
}

/** The dates, each with what it means; they are never shown without their names. */
function Dates({ instruction, locale, t }: InstructionProps) {
  const { dates } = t.instruction
  const { printedAt, payableFrom, amountValidUntil, payableUntil } = instruction
  const rows = [
    { term: dates.printed, at: printedAt, hint: null },
    ...(new Date(payableFrom) > new Date() ? [{ term: dates.payableFrom, at: payableFrom, hint: null }] : []),
    { term: dates.amountUntil, at: amountValidUntil, hint: dates.amountUntilHint },
    { term: dates.payableUntil, at: payableUntil, hint: dates.payableUntilHint },
  ]
  return (
    <>
      <h2 className="sr-only">{dates.heading}</h2>
      <dl className="mt-4 divide-y divide-hair border-t border-hair">
        {rows.map(({ term, at, hint }) => (
          <div key={term} className="py-2.5 wide:grid wide:grid-cols-[14rem_1fr] wide:gap-4">
            <dt className="text-small text-ash wide:text-body">{term}</dt>
            <dd>
              <strong className="figures">{formatDateTime(new Date(at), locale)}</strong>
              {hint && <span className="block text-small text-ash">{hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
