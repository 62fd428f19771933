import { newUuid } from '#lib/ids.ts'
import { type CodeOrder, sendOneTimeCode, spendOneTimeCode } from '#server/domains/identity/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { freshPhone } from './accounts.ts'
import { codesSentTo } from './messages.ts'

type Deps = Parameters<typeof sendOneTimeCode>[0] & {
  readonly config: Parameters<typeof spendOneTimeCode>[1]
}

/** A code that confirms a payment of 450,000 đồng. */
export function paymentCode(now: Date, phone = freshPhone()) {
  return {
    purpose: 'CONFIRM_PAYMENT',
    words: { amount: 450_000n, dossiers: 3, payment: 'ABC123' },
    subject: newUuid(),
    binding: 'debit:ABC123:450000',
    phone,
    lane: 'OWN',
    language: 'vi',
    now,
  } as const satisfies CodeOrder
}

/** Sends it; answers with what is needed to type it. */
export async function sentCode(deps: Deps, order: CodeOrder) {
  const said = await sendOneTimeCode(deps, order)
  if (!said.ok) throw new Error(said.error.code)
  const [typed = ''] = await codesSentTo(deps, order.phone)
  const { codeId } = said.value
  const { purpose, subject, binding } = order
  return { codeId, purpose, subject, binding, typed, now: order.now }
}

export type TypedCode = Awaited<ReturnType<typeof sentCode>>

export const spendCode = ({ database, config }: Deps, order: TypedCode) =>
  unitOfWork(database, (tx) => spendOneTimeCode(tx, config, order))

/** The same with a code that was never sent. */
export const wrongly = (order: TypedCode): TypedCode => ({
  ...order,
  typed: order.typed === '000000' ? '000001' : '000000',
})
