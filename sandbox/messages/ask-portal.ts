import { setTimeout as pause } from 'node:timers/promises'
import type { BankId } from '../bank/banks.ts'
import type { QuestionKind } from '../switchboard/settings.ts'
import { keysOfAnother } from './keys.ts'
import type { PortalLine } from './portal-line.ts'
import { type SendOutcome, sendSigned } from './send.ts'

/** How often a question is sent before whoever asked hears that nobody answered. */
const TRIES = 2

const paths: Readonly<Record<QuestionKind, string>> = {
  counterVerify: '/bank/v1/counter/verify',
  counterActivate: '/bank/v1/counter/activate',
  registrationRead: '/bank/v1/registrations/read',
}

/** A question of a teller or of the back office to the portal, sent again where no answer came, with what the switchboard does to it. */
export async function askPortal(
  line: PortalLine,
  bank: BankId,
  kind: QuestionKind,
  body: object,
): Promise<SendOutcome> {
  let outcome: SendOutcome = { kind: 'UNANSWERED', why: 'switchboard: the bank is down' }
  if (line.switchboard.settings().down) return outcome
  for (let tried = 0; tried < TRIES && outcome.kind === 'UNANSWERED'; tried++) {
    outcome = await askOnce(line, bank, kind, JSON.stringify(body))
  }
  return outcome
}

async function askOnce(
  line: PortalLine,
  bank: BankId,
  kind: QuestionKind,
  body: string,
): Promise<SendOutcome> {
  const faults = line.switchboard.settings()[kind]
  const { happens } = line.switchboard
  if (happens(faults.slow)) await pause(faults.slowMs, undefined, { ref: false })
  if (happens(faults.silentBefore)) return { kind: 'UNANSWERED', why: 'switchboard: not sent' }
  const otherKey = happens(faults.otherKey)
  const message = {
    method: 'POST',
    url: new URL(paths[kind], line.servicesUrl),
    body,
    spoiled: happens(faults.badSignature),
  } as const
  const keys = otherKey ? keysOfAnother(line.keys, bank) : line.keys[bank]
  const copies = happens(faults.duplicate) ? faults.copies : 1
  const outcomes = await Promise.all(
    Array.from({ length: copies }, () =>
      sendSigned({ ...message, jti: crypto.randomUUID() }, keys, line.now),
    ),
  )
  if (otherKey) return { kind: 'UNANSWERED', why: 'switchboard: signed with another bank’s key' }
  if (happens(faults.silentAfter)) return { kind: 'UNANSWERED', why: 'switchboard: answer lost' }
  return best(outcomes)
}

/** Of copies sent at once: an answer rather than none, a good one rather than an error. */
function best(outcomes: readonly SendOutcome[]): SendOutcome {
  const rank = (outcome: SendOutcome) => (outcome.kind === 'UNANSWERED' ? 2 : Number(outcome.status !== 200))
  const [first] = [...outcomes].sort((one, other) => rank(one) - rank(other))
  return first ?? { kind: 'UNANSWERED', why: 'Nothing was sent' }
}
