import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import type { Clock } from '#server/platform/clock.ts'
import { callPeer, type Peer } from '#server/platform/signed-http.ts'
import type { PaymentState } from '../queries/payment-states.ts'

const path = '/agency/v1/payment-states'
const accepted = z.object({ result: z.literal('ACCEPTED') })

/** SILENT: no answer that can be trusted, so send it again. REFUSED: the agency signed another answer. */
export type NoticeFailure = { readonly code: 'SILENT' | 'REFUSED'; readonly why: string }

/**
 * Tells the agency's system the payment state of a dossier, with one signed message.
 * @param messageId 8 to 64 of `A-Z a-z 0-9 . _ -`, the same each time this state is told again
 */
export async function tellAgency(
  peer: Peer,
  clock: Clock,
  messageId: string,
  state: PaymentState,
): Promise<Result<null, NoticeFailure>> {
  const { dossierId: _, agencyId: __, ...notice } = state
  const answer = await callPeer(peer, clock, {
    method: 'POST',
    path,
    messageId,
    body: { messageId, ...notice },
  })
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
