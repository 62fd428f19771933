import { ok, type Result } from '#lib/result.ts'
import type { CodeTemplate } from '#server/domains/notifications/index.ts'
import type { SendCodeRefusal } from '../../account-contract.ts'
import { type Asker, asStranger } from '../../limits/knock.ts'
import { standingOf } from '../../limits/known-browsers.ts'
import { type CountedBefore, type TryDeps, takeBackLater } from '../../limits/tries.ts'
import type { Lane } from './send-bounds.ts'
import { maySend, type Sendable, type SendDeps } from './send-code.ts'

export type CodeOf = { readonly purpose: CodeTemplate; readonly subject: string }

/** What a code that somebody asks for who is not signed in is sent with: `counted` is kept with it, for `takeBackSends`. */
export type Allowed = { readonly lane: Lane; readonly counted: CountedBefore | null }

/**
 * Whether somebody who is not signed in is sent a code now. Who has not proven the telephone counts for the address and the
 * network, by waits, until a code is typed right: many who share an address are never kept out by one of them.
 */
export async function maySendTo(
  deps: SendDeps,
  asker: Asker,
  order: Omit<Sendable, 'lane' | 'now'>,
): Promise<Result<Allowed, SendCodeRefusal>> {
  const lane = await laneOf(deps, asker, order.phone)
  const allowed = await maySend(deps, { ...order, lane, now: asker.now })
  if (!allowed.ok) return allowed
  if (lane === 'KNOWN') return ok({ lane, counted: null })
  const begun = await asStranger(deps, { door: 'send-code', guessable: false, ...asker })
  return begun.ok ? ok({ lane, counted: begun.value.counted }) : begun
}

/** By whose counters codes to this telephone (E.164) are counted that somebody asks for who is not signed in. */
async function laneOf(deps: TryDeps, { browser }: Asker, phone: string): Promise<Lane> {
  if (browser === null) return 'STRANGER'
  const [byCode, byPassword] = await Promise.all([
    standingOf(deps, { browser, door: 'code', subject: phone }),
    standingOf(deps, { browser, door: 'sign-in', subject: phone }),
  ])
  return byCode.known || byPassword.known ? 'KNOWN' : 'STRANGER'
}

const takeCounted = {
  name: 'identity.take-counted-sends',
  text: `WITH sent AS (
           SELECT id, counted, created_at FROM one_time_code
            WHERE purpose = $1 AND subject = $2 AND counted IS NOT NULL ORDER BY id FOR UPDATE
         ), taken AS (
           UPDATE one_time_code code SET counted = NULL FROM sent WHERE code.id = sent.id RETURNING code.id
         )
         SELECT sent.counted FROM sent JOIN taken ON taken.id = sent.id ORDER BY sent.created_at DESC`,
}

/** What the codes of this purpose and subject counted for counts no more, since one of them was typed right. */
export async function takeBackSends(deps: TryDeps, { purpose, subject }: CodeOf): Promise<void> {
  const rows = await deps.database.query<{ counted: CountedBefore }>(takeCounted, [purpose, subject])
  for (const { counted } of rows) await takeBackLater(deps, counted)
}
