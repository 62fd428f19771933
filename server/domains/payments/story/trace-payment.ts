import { looksAt, recordAudit } from '#server/domains/audit/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import type { PaymentTrace } from '../trace-contract.ts'
import { readEvents } from './read-events.ts'
import { readAttempts, readJournals, readRefunds, readSuspense } from './read-money.ts'
import { readDocuments, readHead, readLines } from './read-payment.ts'

const seen = 'TRACE_PAYMENT_SEEN'

/** A payment's whole story, for an operator: that they looked is written down. Null where there is none of this id. */
export async function tracePayment(
  { database, clock, bankName }: Pick<PaymentDeps, 'database' | 'clock' | 'bankName'>,
  operatorId: string,
  publicId: string,
): Promise<PaymentTrace | null> {
  const found = await readHead(database, publicId)
  if (found === null) return null
  const { paymentId, head } = found
  const subject = `payment:${publicId}`
  const [lines, attempts, events, journals, suspense, refunds, documents, looks] = await Promise.all([
    readLines(database, paymentId),
    readAttempts(database, paymentId, bankName),
    readEvents(database, { paymentId, askerId: operatorId, bankName }),
    readJournals(database, paymentId),
    readSuspense(database, paymentId),
    readRefunds(database, paymentId),
    readDocuments(database, paymentId),
    looksAt(database, subject, [seen]),
  ])
  await unitOfWork(database, (tx) =>
    recordAudit(tx, {
      at: clock(),
      actor: { kind: 'STAFF', id: operatorId },
      action: seen,
      subject,
      detail: {},
    }),
  )
  return {
    ...head,
    ...lines,
    ...events,
    attempts,
    journals,
    suspense,
    refunds,
    documents,
    looks: looks.map(({ id, at, staffId, name }) => ({
      id,
      at: at.toISOString(),
      name,
      self: staffId === operatorId,
    })),
  }
}
