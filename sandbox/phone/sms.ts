import type { Queryable } from '../database/open.ts'

export type Sms = {
  readonly id: string
  readonly phone: string
  /** What the phone shows as the sender. */
  readonly sender: string
  readonly text: string
  readonly at: Date
}

const SHOWN = 100

/** Delivers an SMS to a sandbox phone; from the bank where nobody else is named. */
export async function sendSms(
  db: Queryable,
  phone: string,
  text: string,
  now: Date,
  sender = 'NGAN HANG',
): Promise<void> {
  await db.query('INSERT INTO sms (phone, text, at, sender) VALUES ($1, $2, $3, $4)', [
    phone,
    text,
    now,
    sender,
  ])
}

/** The newest messages of a phone first. */
export async function readSms(db: Queryable, phone: string): Promise<Sms[]> {
  const found = await db.query<Sms>(
    'SELECT id::text AS id, phone, sender, text, at FROM sms WHERE phone = $1 ORDER BY sms.id DESC LIMIT $2',
    [phone, SHOWN],
  )
  return found.rows
}

export type PhoneSummary = { readonly phone: string; readonly latest: Date; readonly count: number }

/** The phones that received something, the latest first. */
export async function readPhones(db: Queryable): Promise<PhoneSummary[]> {
  const found = await db.query<PhoneSummary>(
    `SELECT phone, max(at) AS latest, count(*)::int AS count FROM sms
     GROUP BY phone ORDER BY max(id) DESC LIMIT $1`,
    [SHOWN],
  )
  return found.rows
}
