import { z } from 'zod'

const chance = z.number().min(0).max(1).default(0)
const waitMs = z.number().int().min(0).max(120_000)

/** What may go wrong with one kind of call. Each is a probability from 0 (never) to 1 (always). */
const callFaults = z.strictObject({
  /** Answered only after `slowMs`. */
  slow: chance,
  slowMs: waitMs.default(10_000),
  /** The connection is cut and nothing was done. */
  silentBefore: chance,
  /** Everything was done, then the connection is cut. */
  silentAfter: chance,
  /** HTTP 500 and nothing was done. */
  http500: chance,
  /** Everything was done, then the answer is unreadable. */
  garbage: chance,
})

/** Why the bank may be told to refuse a card, or to decline a debit. */
export const verifyDeclines = ['BANK_MAINTENANCE', 'LIMIT_EXCEEDED', 'CARD_LOCKED'] as const
export const debitDeclines = [...verifyDeclines, 'ISSUER_TIMEOUT'] as const

const verifyFaults = callFaults.extend({
  decline: chance,
  declineReason: z.enum(verifyDeclines).default('BANK_MAINTENANCE'),
})

const debitFaults = callFaults.extend({
  decline: chance,
  declineReason: z.enum(debitDeclines).default('BANK_MAINTENANCE'),
})

const resultFaults = z.strictObject({
  /** The same message is sent `copies` times at once. */
  duplicate: chance,
  copies: z.number().int().min(2).max(100).default(3),
  /** Held back for one to five seconds, so that later messages overtake it. */
  reorder: chance,
  /** Sent only after `lateMs`. */
  late: chance,
  lateMs: waitMs.default(60_000),
  /** Tells 1.000 đồng more than was taken. */
  wrongAmount: chance,
  /** An attempt is not sent; the next one follows the retry schedule. */
  silentBefore: chance,
  /** The answer to an attempt is not heard, so that the message is sent again. */
  silentAfter: chance,
})

export const switchboardSchema = z.strictObject({
  /** The same seed and the same order of calls give the same faults. */
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  /** Nothing is answered and nothing is sent, as if the bank's machine were off. */
  down: z.boolean().default(false),
  verify: verifyFaults.prefault({}),
  otp: callFaults.prefault({}),
  debit: debitFaults.prefault({}),
  query: callFaults.prefault({}),
  cancel: callFaults.prefault({}),
  refund: callFaults.prefault({}),
  results: resultFaults.prefault({}),
})

export type SwitchboardSettings = z.output<typeof switchboardSchema>
export type SwitchboardInput = z.input<typeof switchboardSchema>

export const callKinds = ['verify', 'otp', 'debit', 'query', 'cancel', 'refund'] as const
export type CallKind = (typeof callKinds)[number]

/** The bank as it should be. */
export const allWell: SwitchboardSettings = switchboardSchema.parse({})
