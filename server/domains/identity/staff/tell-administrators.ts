import { newUuid } from '#lib/ids.ts'
import { banks } from '#server/domains/directory/index.ts'
import {
  fitName,
  fitReason,
  type MessageDeps,
  type NewMessage,
  queueMessages,
  type StaffNews,
} from '#server/domains/notifications/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { WantedPerson } from './read-place.ts'

export type TellDeps = { readonly config: MessageDeps['config'] & Pick<Config, 'OTHER_BANKS'> }

/** The staff's own language: nobody of them has chosen one. */
export const staffLanguage = 'vi'

type News = {
  readonly what: StaffNews
  readonly about: WantedPerson
  /** Who did it, by name; null for the server's command. */
  readonly by: string | null
  readonly reason: string | null
  readonly now: Date
}

/**
 * Tells every administrator who can sign in, whoever did it among them: a session that was stolen acts in somebody's name. Of
 * what is a bank's, its administrators hear, too.
 */
export async function tellAdministrators(tx: Transaction, deps: TellDeps, news: News): Promise<void> {
  const { about, now } = news
  const readers = await tx.$queryRaw<{ email: string }[]>`
    SELECT email FROM staff_member WHERE disabled_at IS NULL
       AND (role = 'ADMINISTRATOR' OR role = 'BANK_ADMINISTRATOR' AND bank = ${about.bank}) ORDER BY email`
  const place = await placeIn(tx, deps, about)
  const reason = news.reason === null ? null : fitReason(news.reason)
  const id = newUuid(now)
  const messages = readers.map(
    ({ email }, n): NewMessage => ({
      channel: 'EMAIL',
      template: 'STAFF_NEWS',
      to: email,
      language: staffLanguage,
      subject: `staff-news:${id}`,
      idempotencyKey: `staff-news:${id}.${n}`,
      words: { ...news, reason, role: about.role, place, person: about.email, at: now },
      now,
    }),
  )
  await queueMessages(tx, deps, messages)
}

/** Where somebody works, in words: an agency, or a bank with its branch. The branch was typed: no link of it goes out. */
export async function placeIn(tx: Transaction, deps: TellDeps, place: Place) {
  const name = await nameOf(tx, deps, place)
  return name === null ? null : fitName({ name, verified: true })
}

type Place = Pick<WantedPerson, 'agencyId' | 'bank' | 'branch'>

async function nameOf(
  tx: Transaction,
  { config }: TellDeps,
  { agencyId, bank, branch }: Place,
): Promise<string | null> {
  if (agencyId !== null) {
    const [agency] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name_vi AS name FROM agency WHERE id = ${agencyId}`
    return agency?.name ?? agencyId
  }
  if (bank === null) return null
  const name = banks(config).find(({ connector }) => connector === bank)?.name[staffLanguage] ?? bank
  return branch === null ? name : `${name}, ${branch}`
}
