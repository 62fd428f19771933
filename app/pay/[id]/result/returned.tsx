import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { MoneyBackList } from '../_components/money-back.tsx'
import { payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'
import type { ResultProps } from './result-props.ts'

/** Money that did not fit has gone back: nothing is paid, and the payer may pay again. */
export function Returned({ payment, locale, t }: ResultProps) {
  const { returned } = t.result
  return (
    <>
      <Notice kind="info" heading="h1" title={returned.title}>
        <p className="font-bold">{returned.what}</p>
        <p>{returned.next}</p>
      </Notice>
      <div className="mt-4">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Total amount={payment.amount} locale={locale} t={t} />
      <ButtonLink href={payPath(payment.publicId, '')}>{returned.again}</ButtonLink>
    </>
  )
}
