import type { Queryable } from '../database/open.ts'

/** A mail as it arrived, read by a parser that had no part in writing it. */
export type NewMail = {
  readonly recipient: string
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
}

export type MailSummary = {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly at: Date
}
export type Mail = NewMail & MailSummary

const SHOWN = 100

export async function storeMail(db: Queryable, mail: NewMail, now: Date): Promise<void> {
  await db.query(
    `INSERT INTO mail (recipient, sender, subject, text, html, message_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [mail.recipient.toLowerCase(), mail.sender, mail.subject, mail.text, mail.html, mail.messageId, now],
  )
}

/** The newest mails of all boxes first. */
export async function readMails(db: Queryable): Promise<MailSummary[]> {
  const found = await db.query<MailSummary>(
    'SELECT id::text AS id, recipient, subject, at FROM mail ORDER BY mail.id DESC LIMIT $1',
    [SHOWN],
  )
  return found.rows
}

const wholeMail = `SELECT id::text AS id, recipient, sender, subject, text, html, message_id AS "messageId", at FROM mail`

export async function readMail(db: Queryable, id: string): Promise<Mail | undefined> {
  const found = await db.query<Mail>(`${wholeMail} WHERE id = $1`, [id])
  return found.rows[0]
}

/** The newest mails to one address first. */
export async function readMailbox(db: Queryable, address: string): Promise<Mail[]> {
  const found = await db.query<Mail>(`${wholeMail} WHERE recipient = $1 ORDER BY mail.id DESC LIMIT $2`, [
    address.toLowerCase(),
    SHOWN,
  ])
  return found.rows
}
