import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { DeclineReason } from '#server/domains/payments/contract.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { MoneyBackList } from '../_components/money-back.tsx'
import { payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'
import type { ResultProps } from './result-props.ts'

/** Reasons that another try with the same card will not mend. */
const otherCardFirst: readonly DeclineReason[] = ['CARD_EXPIRED', 'CARD_LOCKED', 'BANK_MAINTENANCE']

/** A payment that did not go through: first that no money was taken, then why, then what to do. */
export async function Declined({ payment, locale, t }: ResultProps) {
  const { declined, reasons } = t.result
  const reason = payment.attempt?.reason ?? 'DECLINED'
  const stopped = reason === 'CANCELLED_BY_PAYER'
  const byAccount = payment.attempt?.method === 'ACCOUNT'
  const words = (byAccount && t.result.accountReasons[reason]) || reasons[reason]
  const issuers = await (await api()).directory.issuers()
  const issuer = issuers.find(({ bin }) => bin === payment.attempt?.issuerBin)
  return (
    <>
      <Notice kind={stopped ? 'info' : 'error'} heading="h1" title={declined.title}>
        <p className="text-h3 font-bold">{declined.noMoney}</p>
        <p>{words.what}</p>
        <p>{words.next}</p>
      </Notice>
      {issuer && reason === 'NOT_REGISTERED_ONLINE' && (
        <p className="mt-4">
          {issuer.enableOnline[locale]} <a href="/help#cards">{declined.howToEnable}</a>
        </p>
      )}
      {issuer && !stopped && (
        <p className="mt-4">{declined.hotline(issuer.shortName, issuer.hotline.replaceAll(' ', '\u00A0'))}</p>
      )}
      <div className="mt-4">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Total amount={payment.amount} locale={locale} t={t} />
      {byAccount && <ButtonLink href={payPath(payment.publicId, 'account')}>{declined.again}</ButtonLink>}
      {byAccount ? null : payment.attempt?.method === 'COUNTER' ? (
        <ButtonLink href={payPath(payment.publicId, payment.instruction ? 'instruction' : '')}>
          {payment.instruction ? declined.toInstruction : declined.otherWay}
        </ButtonLink>
      ) : (
        <NextSteps publicId={payment.publicId} issuer={issuer} reason={reason} words={declined} />
      )}
    </>
  )
}

type NextProps = {
  publicId: string
  issuer: CardIssuer | undefined
  reason: DeclineReason
  words: ResultProps['t']['result']['declined']
}

function NextSteps({ publicId, issuer, reason, words }: NextProps) {
  const bankPage = payPath(publicId, 'bank')
  if (!issuer || otherCardFirst.includes(reason)) {
    return <ButtonLink href={bankPage}>{words.otherCard}</ButtonLink>
  }
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink href={`${payPath(publicId, 'card')}?bank=${issuer.bin}`}>{words.again}</ButtonLink>
      <ButtonLink href={bankPage} kind="secondary">
        {words.otherCard}
      </ButtonLink>
      <ButtonLink href={payPath(publicId, '')} kind="secondary">
        {words.otherWay}
      </ButtonLink>
    </div>
  )
}
