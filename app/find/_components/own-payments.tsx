import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { OwnPayment, PublicState } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { orNull } from '../../_trpc/known-payment.ts'
import { api } from '../../_trpc/visitor.ts'
import { Amount } from '../../_ui/amount.tsx'
import { type StatusLook, StatusTag } from '../../_ui/status-tag.tsx'
import { unbroken } from '../../_ui/unbroken.ts'
import { currentPath } from '../../pay/[id]/_components/payment-for.ts'

type Props = { payments: readonly OwnPayment[]; locale: Locale; t: Texts }

const looks: Record<PublicState, StatusLook> = {
  OPEN: 'due',
  CHECKING_CARD: 'waiting',
  AWAITING_OTP: 'waiting',
  WAITING_FOR_BANK: 'waiting',
  DECLINED: 'due',
  AT_COUNTER: 'waiting',
  PAID: 'paid',
  EXPIRED: 'none',
  HELD: 'waiting',
  RETURNED: 'due',
}

/** The visitor's newest payments; none for a browser that has looked nothing up. */
export async function ownPayments(): Promise<readonly OwnPayment[]> {
  return (await orNull(async () => (await api()).payments.mine())) ?? []
}

/** What this browser may open again without being asked anything. */
export function OwnPayments({ payments, locale, t }: Props) {
  if (payments.length === 0) return null
  return (
    <section className="mt-10" aria-labelledby="mine">
      <h2 id="mine">{unbroken(t.find.mine)}</h2>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {payments.map((payment) => (
          <li key={payment.publicId} className="max-w-none py-3">
            <p className="flex max-w-none flex-wrap items-baseline justify-between gap-x-4">
              <a
                href={currentPath(payment.publicId, payment.state)}
                className="figures inline-block py-2 font-mono"
              >
                {formatPublicId(payment.publicId)}
              </a>
              <Amount value={BigInt(payment.amount)} look="line" />
            </p>
            <p className="flex max-w-none flex-wrap items-baseline justify-between gap-x-4 text-small text-ash">
              {formatDateTime(new Date(payment.createdAt), locale)}
              <StatusTag look={looks[payment.state]}>{t.find.states[payment.state]}</StatusTag>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
