import { z } from 'zod'
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
import type { BankAnswer, BankConnector, DebitSplit } from '../port.ts'

const refusalSchema = z.object({
  code: z.string().max(64),
  message: z.string(),
  retryAfterSeconds: z.number().int().positive().optional(),
})
const pingSchema = z.object({ status: z.literal('UP') })

/** A bank that speaks `docs/bank-api.md`: JSON with detached JWS over HTTP. */
export function signedJsonBank(peer: Peer, clock: Clock): BankConnector {
  const ask = <T>(schema: z.ZodType<T>, call: SignedCall) => askBank(peer, clock, schema, call)
  const cardPayment = (reference: string) => `/bank/v1/card-payments/${reference}`
  const accountDebit = (reference: string) => `/bank/v1/account-debits/${reference}`
  return {
    name: peer.name,
    verifyCard: ({ reference, amount, ...rest }) =>
      ask(cardCheckSchema, {
        method: 'POST',
        path: `${cardPayment(reference)}/verify`,
        body: { amount: String(amount), currency: 'VND', ...rest },
        messageId: `${reference}-verify`,
      }),
    sendOtp: (reference, request) =>
      ask(cardCheckSchema, {
        method: 'POST',
        path: `${cardPayment(reference)}/otp`,
        body: {},
        messageId: `${reference}-otp-${request}`,
      }),
    debit: (reference, tryNumber, otp, amount) =>
      ask(bankStatusSchema, {
        method: 'POST',
        path: `${cardPayment(reference)}/debit`,
        body: { otp, amount: String(amount) },
        messageId: `${reference}-debit-${tryNumber}`,
      }),
    cancel: (reference) =>
      ask(bankStatusSchema, { method: 'POST', path: `${cardPayment(reference)}/cancel`, body: {} }),
    query: (reference) => ask(bankStatusSchema, { method: 'GET', path: cardPayment(reference) }),
    debitAccount: ({ reference, mandate, amount, split, description }) =>
      ask(debitStatusSchema, {
        method: 'POST',
        path: `${accountDebit(reference)}/debit`,
        body: { mandate, amount: String(amount), split: split.map(partOnWire), description },
        messageId: `${reference}-account-debit`,
      }),
    cancelDebit: (reference) =>
      ask(debitStatusSchema, { method: 'POST', path: `${accountDebit(reference)}/cancel`, body: {} }),
    queryDebit: (reference) => ask(debitStatusSchema, { method: 'GET', path: accountDebit(reference) }),
    putMandate: ({ number, dailyLimit, ...rest }) =>
      ask(mandateStatusSchema, {
        method: 'PUT',
        path: `/bank/v1/mandates/${number}`,
        // Under a new message id each time: the bank answers with what it keeps, by number and version.
        body: { ...rest, dailyLimit: String(dailyLimit) },
      }),
    refund: ({ refundReference, bankReference, amount, reason, agencyId }) =>
      ask(refundSchema, {
        method: 'POST',
        path: `/bank/v1/refunds/${refundReference}`,
        // Under a new message id each time: the bank answers with the present state, by the reference.
        body: { bankReference, amount: String(amount), reason, ...(agencyId !== null && { agencyId }) },
      }),
    ping: () => ask(pingSchema, { method: 'GET', path: '/bank/v1/ping' }),
  }
}

const partOnWire = ({ agencyId, amount }: DebitSplit) => ({ agencyId, amount: String(amount) })

async function askBank<T>(
  peer: Peer,
  clock: Clock,
  schema: z.ZodType<T>,
  call: SignedCall,
): Promise<BankAnswer<T>> {
  const answer = await callPeer(peer, clock, call)
  if (answer.kind === 'UNTRUSTED') return { kind: 'SILENT', why: answer.why }
  if (answer.status >= 500) return { kind: 'SILENT', why: String(answer.status) }
  const json = readJson(answer.body)
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
