import { z } from 'zod'
import { isoDate } from '#lib/dates.ts'
import type { Clock } from '#server/platform/clock.ts'
import { readJson } from '#server/platform/json.ts'
import { callPeer, type Peer, type SignedCall } from '#server/platform/signed-http.ts'
import {
  bankStatusSchema,
  cardCheckSchema,
  debitStatusSchema,
  mandateStatusSchema,
  refundSchema,
} from '../bank-status.ts'
import type {
  BankAnswer,
  BankConnector,
  DebitSplit,
  NoteOtherAnswer,
  OtherAnswer,
  RefundOriginal,
} from '../port.ts'

const refusalSchema = z.object({
  code: z.string().max(64),
  message: z.string(),
  retryAfterSeconds: z.number().int().positive().optional(),
})
const pingSchema = z.object({ status: z.literal('UP') })

/** What a call is about, and the field by which an answer says what it is about. */
type Subject = Pick<OtherAnswer, 'about' | 'reference'> & {
  readonly field: 'reference' | 'refundReference' | 'number'
}

/**
 * A bank that speaks `docs/bank-api.md`: JSON with detached JWS over HTTP.
 * @param note keeps an answer that names another reference than it was asked about
 */
export function signedJsonBank(peer: Peer, clock: Clock, note: NoteOtherAnswer): BankConnector {
  const line: Line = { peer, clock, note }
  const ask = <T>(schema: z.ZodType<T>, subject: Subject, call: SignedCall) =>
    askBank(line, schema, subject, call)
  const cardPayment = (reference: string) => `/bank/v1/card-payments/${reference}`
  const accountDebit = (reference: string) => `/bank/v1/account-debits/${reference}`
  return {
    name: peer.name,
    verifyCard: ({ reference, amount, ...rest }) =>
      ask(cardCheckSchema, payment(reference), {
        method: 'POST',
        path: `${cardPayment(reference)}/verify`,
        body: { amount: String(amount), currency: 'VND', ...rest },
        messageId: `${reference}-verify`,
      }),
    sendOtp: (reference, request) =>
      ask(cardCheckSchema, payment(reference), {
        method: 'POST',
        path: `${cardPayment(reference)}/otp`,
        body: {},
        messageId: `${reference}-otp-${request}`,
      }),
    debit: (reference, tryNumber, otp, amount) =>
      ask(bankStatusSchema, payment(reference), {
        method: 'POST',
        path: `${cardPayment(reference)}/debit`,
        body: { otp, amount: String(amount) },
        messageId: `${reference}-debit-${tryNumber}`,
      }),
    cancel: (reference) =>
      ask(bankStatusSchema, payment(reference), {
        method: 'POST',
        path: `${cardPayment(reference)}/cancel`,
        body: {},
      }),
    query: (reference) =>
      ask(bankStatusSchema, payment(reference), { method: 'GET', path: cardPayment(reference) }),
    debitAccount: ({ reference, mandate, amount, split, description }) =>
      ask(debitStatusSchema, payment(reference), {
        method: 'POST',
        path: `${accountDebit(reference)}/debit`,
        body: { mandate, amount: String(amount), split: split.map(partOnWire), description },
        messageId: `${reference}-account-debit`,
      }),
    cancelDebit: (reference) =>
      ask(debitStatusSchema, payment(reference), {
        method: 'POST',
        path: `${accountDebit(reference)}/cancel`,
        body: {},
      }),
    queryDebit: (reference) =>
      ask(debitStatusSchema, payment(reference), { method: 'GET', path: accountDebit(reference) }),
    putMandate: ({ number, dailyLimit, ...rest }) =>
      ask(
        mandateStatusSchema,
        { about: 'MANDATE', reference: number, field: 'number' },
        {
          method: 'PUT',
          path: `/bank/v1/mandates/${number}`,
          // Under a new message id each time: the bank answers with what it keeps, by number and version.
          body: { ...rest, dailyLimit: String(dailyLimit) },
        },
      ),
    refund: ({ refundReference, bankReference, original, amount, reason, agencyId }) =>
      ask(
        refundSchema,
        { about: 'REFUND', reference: refundReference, field: 'refundReference' },
        {
          method: 'POST',
          path: `/bank/v1/refunds/${refundReference}`,
          // Under a new message id each time: the bank answers with the present state, by the reference.
          body: {
            bankReference,
            original: originalOnWire(original),
            amount: String(amount),
            reason,
            ...(agencyId !== null && { agencyId }),
          },
        },
      ),
    ping: () => askBank(line, pingSchema, null, { method: 'GET', path: '/bank/v1/ping' }),
  }
}

const payment = (reference: string): Subject => ({ about: 'PAYMENT', reference, field: 'reference' })

const partOnWire = ({ agencyId, amount }: DebitSplit) => ({ agencyId, amount: String(amount) })

const originalOnWire = ({ reference, key, content, amount, at }: RefundOriginal) => ({
  amount: String(amount),
  at: isoDate(at),
  ...(reference !== null && { reference }),
  ...(key !== null && { key }),
  ...(content !== null && { content }),
})

type Line = { readonly peer: Peer; readonly clock: Clock; readonly note: NoteOtherAnswer }

/** @param subject what the answer must be about where it names something; null where there is nothing to name */
async function askBank<T>(
  { peer, clock, note }: Line,
  schema: z.ZodType<T>,
  subject: Subject | null,
  call: SignedCall,
): Promise<BankAnswer<T>> {
  const answer = await callPeer(peer, clock, call)
  if (answer.kind === 'UNTRUSTED') return { kind: 'SILENT', why: answer.why }
  const json = readJson(answer.body)
  const named = subject && namedIn(json, subject)
  if (subject !== null && named !== null && named !== subject.reference) {
    const { about, reference } = subject
    const message = { id: answer.messageId, body: answer.body }
    await note({ connector: peer.name, about, reference, named, message })
    return { kind: 'SILENT', why: 'answer about another reference' }
  }
  if (answer.status >= 500) return { kind: 'SILENT', why: String(answer.status) }
  if (answer.status === 200) {
    const parsed = schema.safeParse(json)
    if (!parsed.success) return { kind: 'SILENT', why: 'answer of another form' }
    return { kind: 'ANSWERED', value: parsed.data, message: { id: answer.messageId, body: answer.body } }
  }
  const refusal = refusalSchema.safeParse(json)
  if (!refusal.success) return { kind: 'SILENT', why: 'refusal of another form' }
  return {
    kind: 'REFUSED',
    code: refusal.data.code,
    retryAfterSeconds: refusal.data.retryAfterSeconds ?? null,
  }
}

/** What an answer says that it is about; null where it does not say. */
function namedIn(json: unknown, { field }: Subject): string | null {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, field)) return null
  const named: unknown = Reflect.get(json, field)
  return typeof named === 'string' ? named : null
}
