import { numbersInText } from '#lib/instruction-number.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import { type ActorRow, actorRow, toActor } from '../desk-actor.ts'
import type { Candidate, CandidateRefusal, SuspenseDetail } from '../desk-contract.ts'
import { readStory } from '../desk-story.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { readSummary, type SummaryJson, summaryOfCapture } from '../refunds/refund-summary.ts'
import { paymentsOfNumbers, readTypedNumber, toCandidate } from './find-candidate.ts'
import { type ItemRow, itemColumns, toSuspenseRow } from './item-row.ts'
import { asker, captureIsVisible } from './visible.ts'

type Row = ItemRow & {
  payment_id: string | null
  captured_at: Date
  decided_by: ActorRow | null
  decided_at: Date | null
  note: string | null
  returned: SummaryJson | null
}

const statement = {
  name: 'view-suspense-item',
  text: `
    SELECT ${itemColumns}, k.payment_id, k.captured_at, i.decided_at, i.note, ${actorRow('i.decided_by')} AS decided_by,
      ${summaryOfCapture('k.id')} AS returned
    FROM suspense_item i JOIN capture k ON k.id = i.capture_id
    WHERE i.capture_id = $3 AND ${captureIsVisible}`,
}

/** One item with all that a person needs to decide; null for one that this person may not see. */
export async function viewSuspenseItem(
  { database, bankName, instructions }: Pick<PaymentDeps, 'database' | 'bankName' | 'instructions'>,
  staff: Staff,
  captureId: string,
): Promise<SuspenseDetail | null> {
  const row = await readItem(database, staff, captureId)
  if (row === null) return null
  const [named, story] = await Promise.all([
    paymentsOfNumbers(database, staff, numbersOf(row, instructions.prefix)),
    readStory(database, { subject: `capture:${captureId}`, paymentId: row.payment_id, staffId: staff.id }),
  ])
  return {
    ...toSuspenseRow(row, staff, bankName),
    capturedAt: row.captured_at.toISOString(),
    decidedBy: row.decided_by && toActor(row.decided_by, staff.id),
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
    returned: row.returned && readSummary(row.returned),
    candidates: named.map((payment) => toCandidate(payment, row.amount)),
    story,
  }
}

/** The payment of a typed number or public id, to be compared with an item's money. */
export async function findCandidate(
  { database, instructions }: Pick<PaymentDeps, 'database' | 'instructions'>,
  staff: Staff,
  { captureId, number }: { readonly captureId: string; readonly number: string },
): Promise<Result<Candidate, CandidateRefusal>> {
  const row = await readItem(database, staff, captureId)
  if (row === null) return err({ code: 'NOT_FOUND' })
  const named = await readTypedNumber(database, { staff, number, prefix: instructions.prefix })
  return named.ok ? ok(toCandidate(named.value, row.amount)) : named
}

async function readItem(database: Database, staff: Staff, captureId: string): Promise<Row | null> {
  const [row] = await database.query<Row>(statement, [...asker(staff), captureId])
  return row ?? null
}

/** What was proposed, the payment that the money came for by its paper or else its public id, what stands in the sender's text. */
function numbersOf(row: Row, prefix: string): string[] {
  const written = row.content === null ? [] : numbersInText(row.content, prefix)
  const numbers = [row.proposal_number, row.instruction_number ?? row.public_id, ...written]
  return [...new Set(numbers.filter((number) => number !== null))]
}
