import type { Context } from 'hono'
import type { z } from 'zod'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import {
  counterActivateSchema,
  counterOutcomeSchema,
  counterVerifySchema,
} from '#server/domains/bank-connectors/index.ts'
import {
  activateAtCounter,
  decidePayable,
  type NotPayable,
  notPayable,
  readInstruction,
  readVerdict,
} from '#server/domains/payments/index.ts'
import { readJson } from '#server/platform/json.ts'
import type { Deps } from '#server/wiring.ts'
import { noteRefused } from '../note-refused.ts'
import { answerSigned, refuse } from '../signed-request.ts'
import { activatedAnswer, notPayableAnswer, payableAnswer } from './counter-answers.ts'
import { verdictSentences } from './counter-sentences.ts'
import { type BankRequest, readFromBank } from './known-bank.ts'

/** What an endpoint answers, before it is signed. */
type Answer = { readonly status: number; readonly content: unknown }

const answered = (content: unknown): Answer => ({ status: 200, content })

/** POST /bank/v1/counter/verify: what is owed now, or the one reason why nothing can be paid. Reads only. */
export const counterVerify = endpoint(counterVerifySchema, async ({ number: typed }, { connector }, deps) => {
  const number = numberOf(typed, deps)
  if (typeof number !== 'string') return answered(notPayableAnswer(number))
  const facts = await readInstruction(deps.database, number)
  const payable = decidePayable(facts, deps.clock(), connector)
  return answered(
    payable.result === 'NOT_PAYABLE' || facts === null
      ? notPayableAnswer(payable as NotPayable)
      : payableAnswer(facts, payable),
  )
})

/** POST /bank/v1/counter/activate: everything checked again, and held for this teller under the bank's key. */
export const counterActivate = endpoint(counterActivateSchema, async (body, { connector }, deps) => {
  const number = numberOf(body.number, deps)
  if (typeof number !== 'string') return answered(notPayableAnswer(number))
  const activated = await activateAtCounter(
    deps.payments,
    { ...body, number, connector },
    activatedAnswer(body.key),
  )
  if (!activated.ok) {
    return {
      status: 409,
      content: {
        code: activated.error.code,
        message: 'The key was used for another activation, or its outcome was said: choose a new one.',
      },
    }
  }
  const { value } = activated
  return answered(isNotPayable(value) ? notPayableAnswer(value) : value)
})

/** POST /bank/v1/counter/outcome: taken or not. Taken is booked whatever else is true; answered after the commit. */
export const counterOutcome = endpoint(counterOutcomeSchema, async (outcome, request, deps) => {
  const number = numberOf(outcome.number, deps)
  const recorded = await deps.payments.recordBankStatus({
    source: 'OUTCOME',
    ...request,
    outcome,
    numbers: typeof number === 'string' ? [number] : [],
  })
  if (recorded === 'CONFLICT') return messageIdReused
  const verdict = await readVerdict(deps.database, request.connector, request.messageId)
  return answered({
    result: 'ACCEPTED',
    messageId: request.messageId,
    verdict,
    payer: verdictSentences[verdict],
  })
})

export const messageIdReused: Answer = {
  status: 409,
  content: {
    code: 'MESSAGE_ID_REUSED',
    message: 'Another message was sent under this id; the first stands.',
  },
}

/** Reads, verifies and parses a bank's request, and signs what the handler answers. */
export function endpoint<Schema extends z.ZodType>(
  schema: Schema,
  handle: (body: z.infer<Schema>, request: BankRequest, deps: Deps) => Promise<Answer>,
): (context: Context, deps: Deps) => Promise<Response> {
  return async (context, deps) => {
    const signed = await readFromBank(context, deps)
    if (!signed.ok) {
      noteRefused(context, deps, 'a bank', signed.error.code)
      return refuse(deps, signed.error)
    }
    const { messageId, body } = signed.value
    const parsed = schema.safeParse(readJson(body))
    const answer = parsed.success ? await handle(parsed.data, signed.value, deps) : bodyInvalid
    return answerSigned(deps.ourKey, deps.clock, messageId, answer.status, answer.content)
  }
}

const bodyInvalid: Answer = {
  status: 400,
  content: { code: 'BODY_INVALID', message: 'The body is not what this path takes; see the bank API.' },
}

/** The number that was typed, or why it is none. */
function numberOf(typed: string, { payments }: Deps): string | NotPayable {
  const number = readInstructionNumber(typed, payments.instructions.prefix)
  if (number.ok) return number.value
  return notPayable(number.error.code === 'NUMBER_OTHER_PROVINCE' ? 'OTHER_PROVINCE' : 'NUMBER_WRONG')
}

const isNotPayable = (answer: object): answer is NotPayable =>
  'result' in answer && answer.result === 'NOT_PAYABLE'
