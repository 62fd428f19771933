import type { Dong } from '#lib/money.ts'
import type { AttemptState } from '../attempt.states.ts'
import { type InstructionLine, pagesOfState, type TransferDetails } from '../contract.ts'
import { type AsRead, type PrintedCharge, printedLines } from '../instruction/instruction-facts.ts'
import { debtorsOf, namedLine, transferDetails } from '../instruction/instruction-view.ts'
import { type PaymentException, type PaymentState, stateAsRead } from '../payment.states.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { isOthersIdle, isOwn, liveOrLast } from './live-or-last.ts'

/** What an instruction's paper says that is not the same on every paper; amounts in đồng. */
export type InstructionPaper = {
  readonly number: string
  readonly replaces: string | null
  readonly verificationCode: string
  readonly printedAt: Date
  readonly amountValidUntil: Date
  readonly payableUntil: Date
  readonly amount: Dong
  readonly debtor: string
  readonly transfer: TransferDetails
  readonly lines: readonly InstructionLine[]
  /** What some of it is about is not said to this reader. */
  readonly shortened: boolean
}

type Row = Pick<
  InstructionPaper,
  'number' | 'replaces' | 'verificationCode' | 'printedAt' | 'amountValidUntil' | 'payableUntil' | 'amount'
> & {
  readonly state: PaymentState
  readonly exception: PaymentException | null
  readonly attempt: { readonly state: AttemptState; readonly yours: boolean } | null
  readonly debtors: readonly string[]
  readonly lines: readonly PrintedCharge<AsRead>[]
}

const statement = {
  name: 'instruction-paper',
  text: `
    SELECT p.state, p.exception, i.number, i.verification_code AS "verificationCode", i.printed_at AS "printedAt",
      i.amount_valid_until AS "amountValidUntil", i.payable_until AS "payableUntil", i.amount::BIGINT AS amount,
      (SELECT json_build_object('state', a.state, 'yours', ${isOwn}) FROM attempt a
       WHERE a.payment_id = p.id AND NOT ${isOthersIdle} ORDER BY ${liveOrLast} LIMIT 1) AS attempt,
      (SELECT o.number FROM payment_instruction o WHERE o.replaced_by = i.number
       ORDER BY o.ended_at DESC LIMIT 1) AS replaces,
      ARRAY(SELECT c.debtor FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id
        JOIN agency g ON g.id = c.beneficiary
        WHERE pc.payment_id = p.id ORDER BY g.name_vi, c.source_label, c.id) AS debtors,
      ${printedLines('$2')} AS lines
    FROM payment p JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2
    JOIN payment_instruction i ON i.payment_id = p.id AND i.state = 'ACTIVE'
    WHERE p.public_id = $1`,
}

/**
 * The instruction of a payment that is good now, as it was printed and as this visitor may read it. Null where the visitor does
 * not have the payment, where it has none, and where the payment can no longer be paid by one.
 */
export async function instructionPaper(
  deps: Pick<PaymentDeps, 'database' | 'bankName' | 'collectingAccount'>,
  publicId: string,
  visitorId: string,
): Promise<InstructionPaper | null> {
  const [row] = await deps.database.query<Row>(statement, [publicId, visitorId])
  if (row === undefined) return null
  const { state, exception, attempt, debtors, lines, ...instruction } = row
  if (!pagesOfState[stateAsRead(state, exception, attempt)].includes('instruction')) return null
  return {
    ...instruction,
    debtor: debtorsOf(debtors),
    transfer: transferDetails(instruction, deps),
    lines: lines.map(namedLine),
    shortened: lines.some(({ label }) => label === null),
  }
}
