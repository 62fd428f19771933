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
  if (decided.result === 'APPLIED' || decided.result === 'ALREADY') return { status: 200, content: decided }
  return { status: 409, content: { code: decided.result, message: sentences[decided.result] } }
})

const unknown = {
  status: 404,
  content: { code: 'UNKNOWN', message: 'No registration form of this bank has this number.' },
}

const sentences = {
  STATE: 'It cannot be decided in the state that it is in; read it again.',
  VERSION: 'It is not what was read any more; read it again.',
  HOLDER_CHANGED:
    'The holder has changed its name or numbers since the form was printed; the form has to be printed and signed again.',
  TAX_CODE_HAS_ACCOUNT:
    'Another holder is verified with this tax code or identity number; ask the operator of the portal.',
  ACCOUNT_ELSEWHERE:
    'The account is in force for another holder; reject it, or ask the operator of the portal.',
} as const
