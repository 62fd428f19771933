import { readFormNumber } from '#lib/form-number.ts'
import { registrationDecisionSchema, registrationReadSchema } from '#server/domains/bank-connectors/index.ts'
import { decideByMessage, readForBank } from '#server/domains/registrations/index.ts'
import { endpoint, messageIdReused } from './counter.ts'

/** POST /bank/v1/registrations/read: what a form of this bank says now. Reads only. */
export const registrationRead = endpoint(registrationReadSchema, async (body, { connector }, deps) => {
  const number = readFormNumber(body.number)
  const form = number.ok ? await readForBank(deps.registrations, connector, number.value) : null
  return form === null ? unknown : { status: 200, content: form }
})

/** POST /bank/v1/registrations/decision: approved or rejected in the bank's own system; answered after the commit. */
export const registrationDecision = endpoint(registrationDecisionSchema, async (decision, request, deps) => {
  const number = readFormNumber(decision.number)
  const decided = await decideByMessage(deps.registrations, {
    ...request,
    decision,
    number: number.ok ? number.value : null,
  })
  if (decided.result === 'CONFLICT') return messageIdReused
  if (decided.result === 'UNKNOWN') return unknown
  if (decided.result === 'STATE' || decided.result === 'VERSION') {
    return { status: 409, content: { code: decided.result, message: sentences[decided.result] } }
  }
  return { status: 200, content: decided }
})

const unknown = {
  status: 404,
  content: { code: 'UNKNOWN', message: 'No registration form of this bank has this number.' },
}

const sentences = {
  STATE: 'It cannot be decided in the state that it is in; read it again.',
  VERSION: 'It is not what was read any more; read it again.',
} as const
