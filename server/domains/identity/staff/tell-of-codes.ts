import { tenant } from '#server/domains/directory/index.ts'
import { type MessageDeps, queueMessage } from '#server/domains/notifications/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Job } from '#server/platform/jobs.ts'
import { beginTry, type TryDeps } from '../limits/tries.ts'
import type { StaffDeps } from './staff-deps.ts'
import { staffLanguage } from './tell-administrators.ts'

type TellOfCodesDeps = StaffDeps & TryDeps & MessageDeps

/** Wrong codes with the right password within hours, from which on it is told: fewer are a slip of the finger. */
const toldFrom = 3

type Guess = { readonly staffId: string; readonly misses: number }

/** Written at every refused sign-in, so that whoever measures the time does not learn which part of it was right. */
export const tellOfCodesJob = (guess: Guess | null, now: Date): Job => ({
  task: 'tell-of-codes',
  payload: { staffId: guess?.staffId ?? '', misses: guess?.misses ?? 0 },
  runAt: now,
  key: `tell-of-codes:${guess?.staffId ?? 'nobody'}`,
})

/**
 * Tells a member of the staff that somebody has their password and types wrong codes of their authenticator: from the third on,
 * by one mail in an hour, then in two, four and so on, up to a day.
 */
export async function tellOfCodes(
  deps: TellOfCodesDeps,
  { staffId, misses }: Guess,
  now: Date,
): Promise<void> {
  // A miss is forgotten little by little: three within minutes are a bit less than three.
  if (staffId === '' || Math.ceil(misses) < toldFrom) return
  const due = await beginTry(deps, [{ kind: 'staff-code-told', of: staffId }], now)
  if (!due.ok) return
  try {
    await queueTold(deps, staffId, now)
  } catch (error) {
    await due.value.takeBack()
    throw error
  }
}

function queueTold(deps: TellOfCodesDeps, staffId: string, now: Date): Promise<void> {
  return unitOfWork(deps.database, async (tx) => {
    const [member] = await tx.$queryRaw<{ email: string }[]>`
      SELECT email FROM staff_member WHERE id = ${staffId}::uuid AND disabled_at IS NULL`
    if (member === undefined) return
    await queueMessage(tx, deps, {
      channel: 'EMAIL',
      template: 'STAFF_CODES_WRONG',
      to: member.email,
      language: staffLanguage,
      words: { at: now, hotline: tenant(deps.config.TENANT).hotline },
      subject: `staff:${staffId}`,
      idempotencyKey: `staff-codes:${staffId}:${now.toISOString()}`,
      now,
    })
  })
}
