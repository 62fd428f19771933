import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import type { Clock } from '#server/platform/clock.ts'
import { sha256 } from '#server/platform/crypto.ts'
import { callPeer, type Peer } from '#server/platform/signed-http.ts'
import type { PaymentState } from '../queries/payment-states.ts'

const path = '/agency/v1/payment-states'
const accepted = z.object({ result: z.literal('ACCEPTED') })

/** SILENT: no answer that can be trusted, so send it again. REFUSED: the agency signed another answer. */
export type NoticeFailure = { readonly code: 'SILENT' | 'REFUSED'; readonly why: string }

/**
 * Tells the agency's system the payment state of a dossier, with one signed message. Its id is made of the
 * cause and the content: told again it is the same message, and after a change another one, so that the
 * agency neither misses a state nor takes two contents for one message.
 * @param cause what the agency is told about, e.g. the id of a payment
 */
export async function tellAgency(
  peer: Peer,
  clock: Clock,
  cause: string,
  state: PaymentState,
): Promise<Result<null, NoticeFailure>> {
  const { dossierId: _, agencyId: __, ...notice } = state
  const messageId = sha256(`${cause}\0${JSON.stringify(notice)}`).toString('base64url')
  const body = { messageId, ...notice }
  const answer = await callPeer(peer, clock, { method: 'POST', path, messageId, body })
  if (answer.kind === 'UNTRUSTED') return err({ code: 'SILENT', why: answer.why })
  if (answer.status !== 200 || !isAccepted(answer.body))
    return err({ code: 'REFUSED', why: `${answer.status}` })
  return ok(null)
}

function isAccepted(body: string): boolean {
  try {
    return accepted.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}
