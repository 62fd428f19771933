import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { DeclineReason } from '#server/domains/payments/contract.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { listPath } from '../../../account/dossiers/list-address.ts'
import { MoneyBackList } from '../_components/money-back.tsx'
import { payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'
import type { ResultProps } from './result-props.ts'

/** Reasons that another try with the same card will not mend. */
const otherCardFirst: readonly DeclineReason[] = ['CARD_EXPIRED', 'CARD_LOCKED', 'BANK_MAINTENANCE']

/** What is owed is no longer what this payment is about, and only the list of dossiers says what is. */
const listFirst: readonly DeclineReason[] = ['PAID_ELSEWHERE', 'HELD_ELSEWHERE', 'CHARGES_CHANGED']

/** A payment that did not go through: first that no money was taken, then why, then what to do. */
export async function Declined({ payment, locale, t }: ResultProps) {
  const { declined, reasons } = t.result
  const reason = payment.attempt?.reason ?? 'DECLINED'
  const stopped = reason === 'CANCELLED_BY_PAYER'
  const fromList = listFirst.includes(reason)
  const byAccount = payment.attempt?.method === 'ACCOUNT'
  const words = (byAccount ? t.result.accountReasons[reason] : null) ?? reasons[reason]
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
      {issuer && !stopped && !fromList && (
        <p className="mt-4">{declined.hotline(issuer.shortName, issuer.hotline.replaceAll(' ', '\u00A0'))}</p>
      )}
      <div className="mt-4">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Total amount={payment.amount} locale={locale} t={t} />
      {fromList ? (
        <ButtonLink href={payment.attempt?.method === 'ACCOUNT' ? listPath : '/dossiers'}>
          {t.result.expired.start}
        </ButtonLink>
      ) : (
        <Next payment={payment} issuer={issuer} reason={reason} words={declined} />
      )}
    </>
  )
}

type NextProps = {
  payment: ResultProps['payment']
  issuer: CardIssuer | undefined
  reason: DeclineReason
  words: ResultProps['t']['result']['declined']
}

/** What to do next, by the way that did not work. */
function Next(props: NextProps) {
  const { payment, words } = props
  const { publicId, attempt, instruction } = payment
  if (attempt?.method === 'COUNTER') {
    return (
      <ButtonLink href={payPath(publicId, instruction ? 'instruction' : '')}>
        {instruction ? words.toInstruction : words.otherWay}
      </ButtonLink>
    )
  }
  if (attempt?.method !== 'ACCOUNT') return <NextCard {...props} />
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink href={payPath(publicId, 'account')}>{words.again}</ButtonLink>
      <ButtonLink href={payPath(publicId, '')} kind="secondary">
        {words.otherWay}
      </ButtonLink>
    </div>
  )
}

function NextCard({ payment: { publicId }, issuer, reason, words }: NextProps) {
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
