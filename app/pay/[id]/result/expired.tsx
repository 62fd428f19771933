import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { MoneyBackList } from '../_components/money-back.tsx'
import { Total } from '../_components/total.tsx'
import type { ResultProps } from './result-props.ts'

/** A payment that was not made in its time. */
export function Expired({ payment, locale, t }: ResultProps) {
  const { expired } = t.result
  return (
    <>
      <Notice kind="info" heading="h1" title={expired.title}>
        <p className="font-bold">{expired.noMoney}</p>
        <p>{expired.next}</p>
      </Notice>
      <div className="mt-4">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Total amount={payment.amount} locale={locale} t={t} />
      <ButtonLink href="/dossiers">{expired.start}</ButtonLink>
    </>
  )
}
