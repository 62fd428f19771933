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

/** Signed wrongly: the portal must refuse the one and take the other for what it is. */
const signatureFaults = {
  /** An attempt carries a signature that does not hold. */
  badSignature: chance,
  /** An attempt is signed with another bank's key; its answer counts for nothing. */
  otherKey: chance,
}

const copies = z.number().int().min(2).max(100)

/** What may go wrong with a message that the bank sends until it is answered. */
const messageFaults = z.strictObject({
  /** The same message is sent `copies` times at once. */
  duplicate: chance,
  copies: copies.default(3),
  /** Held back for one to five seconds, so that later messages overtake it. */
  reorder: chance,
  /** Sent only after `lateMs`; an outcome of the counter so long after its lease has ended. */
  late: chance,
  lateMs: waitMs.default(60_000),
  /** Tells 1.000 đồng more than was taken. */
  wrongAmount: chance,
  /** An attempt is not sent; the next one follows the retry schedule. */
  silentBefore: chance,
  /** The answer to an attempt is not heard, so that the message is sent again. */
  silentAfter: chance,
  ...signatureFaults,
})

const outcomeFaults = messageFaults.extend({
  /** The teller's machine stops when the money is in the book; the outcome waits until the teller goes on. */
  crash: chance,
})

/** What may go wrong with a question of a teller or of the back office to the portal. */
const questionFaults = z.strictObject({
  /** Sent only after `slowMs`. */
  slow: chance,
  slowMs: waitMs.default(10_000),
  /** An attempt is not sent. */
  silentBefore: chance,
  /** The answer to an attempt is lost, so that the question is sent again. */
  silentAfter: chance,
  /** Sent `copies` times at once. */
  duplicate: chance,
  copies: copies.default(3),
  ...signatureFaults,
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
  /** The SMS provider's. */
  sms: callFaults.prefault({}),
  mandate: callFaults.prefault({}),
  results: messageFaults.prefault({}),
  counterVerify: questionFaults.prefault({}),
  counterActivate: questionFaults.prefault({}),
  counterOutcome: outcomeFaults.prefault({}),
  creditNotice: messageFaults.prefault({}),
  registrationRead: questionFaults.prefault({}),
  registrationDecision: messageFaults.prefault({}),
})

export type SwitchboardSettings = z.output<typeof switchboardSchema>
export type SwitchboardInput = z.input<typeof switchboardSchema>

export const callKinds = ['verify', 'otp', 'debit', 'query', 'cancel', 'refund', 'mandate'] as const
export type CallKind = (typeof callKinds)[number]

/** Which faults a message that is sent until it is answered meets. */
export type MessageKind = 'results' | 'counterOutcome' | 'creditNotice' | 'registrationDecision'
export type QuestionKind = 'counterVerify' | 'counterActivate' | 'registrationRead'

/** The bank as it should be. */
export const allWell: SwitchboardSettings = switchboardSchema.parse({})
