import { formatPublicId } from '#lib/ids.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { MoneyBackList } from '../_components/money-back.tsx'
import { Total } from '../_components/total.tsx'
import type { ResultProps } from './result-props.ts'

/** The bank took money that did not fit; a person deals with it, and the payer must not pay again. */
export function Held({ payment, locale, t }: ResultProps) {
  const { held, facts } = t.result
  return (
    <>
      <Notice kind="waiting" heading="h1" title={held.title}>
        <p className="font-bold">{held.money}</p>
        {payment.moneyBack.length === 0 && payment.exception && <p>{held.why[payment.exception]}</p>}
        <p>{held.next}</p>
      </Notice>
      <div className="mt-4">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Total amount={payment.amount} locale={locale} t={t} />
      <p>
        {facts.code}: <strong className="figures font-mono">{formatPublicId(payment.publicId)}</strong>
      </p>
      {payment.attempt?.bankReference && (
        <p>
          {facts.bankReference}:{' '}
          <strong className="figures font-mono">{payment.attempt.bankReference}</strong>
        </p>
      )}
    </>
  )
}
