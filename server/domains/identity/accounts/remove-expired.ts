import { addMs } from '#lib/dates.ts'
import type { Database } from '#server/platform/database/database.ts'

/** How long a code is kept after it was sent, in milliseconds, for whoever asks what came of it. */
const codesKeptMs = 24 * 60 * 60_000

const signUps = {
  name: 'identity.remove-expired-sign-ups',
  text: 'DELETE FROM sign_up WHERE expires_at <= $1 RETURNING id',
}
const codes = {
  name: 'identity.remove-old-codes',
  text: 'DELETE FROM one_time_code WHERE created_at <= $1 RETURNING id',
}

/** Removes sign-ups that were not finished in time, and codes of the day before. Answers how many there were. */
export async function removeExpiredSignUps(
  database: Database,
  now: Date,
): Promise<{ readonly signUps: number; readonly codes: number }> {
  const [gone, old] = await Promise.all([
    database.query(signUps, [now]),
    database.query(codes, [addMs(now, -codesKeptMs)]),
  ])
  return { signUps: gone.length, codes: old.length }
}
