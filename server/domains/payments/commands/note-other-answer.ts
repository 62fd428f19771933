import { keepOtherAnswer, type OtherAnswer } from '#server/domains/bank-connectors/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents } from '../repository.ts'

/**
 * A bank was asked about a payment's attempt or refund and answered about another one: kept, and told in the story of the payment
 * that was asked about, once for each reference that is named. The bank is asked again by whoever asked.
 */
export async function noteOtherAnswer(
  { database, clock, log }: Pick<PaymentDeps, 'database' | 'clock' | 'log'>,
  answer: OtherAnswer,
): Promise<void> {
  const { connector, reference } = answer
  const now = clock()
  const named = answer.named.slice(0, 64)
  log.warn({ connector, reference, named }, 'a bank answered about another reference')
  await unitOfWork(database, async (tx) => {
    const kept = await keepOtherAnswer(tx, answer, now)
    const [payment] = await tx.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM payment p WHERE p.id = coalesce(
        (SELECT a.payment_id FROM attempt a WHERE a.reference = ${reference}),
        (SELECT k.payment_id FROM refund r JOIN capture k ON k.id = r.capture_id WHERE r.reference = ${reference}))
      FOR NO KEY UPDATE`
    if (payment === undefined) return
    const [told] = await tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM payment_event WHERE payment_id = ${payment.id}::uuid AND kind = 'BANK_NAMED_ANOTHER'
        AND detail @> ${JSON.stringify({ reference, named })}::jsonb LIMIT 1`
    if (told !== undefined) return
    const event = { kind: 'BANK_NAMED_ANOTHER', detail: { reference, named } }
    await addEvents(tx, payment.id, [event], { cause: `bank:${connector}:ANSWER:${kept}`, now })
  })
}
