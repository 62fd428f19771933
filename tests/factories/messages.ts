import { addressHash, type Content, openContent } from '#server/domains/notifications/content.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'

type Reading = {
  readonly config: Pick<Config, 'COLUMN_KEY' | 'LOOKUP_KEY'>
  readonly database: Database
}

/**
 * What waits to be sent to an address, newest first, decrypted. A message that was sent has lost its text: where jobs run, read
 * the sandbox's phone or mailbox instead.
 */
export async function messagesTo({ config, database }: Reading, to: string): Promise<Content[]> {
  const rows = await database.prisma.message.findMany({
    where: { toHash: new Uint8Array(addressHash(config.LOOKUP_KEY, to)), withheld: false },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.flatMap(({ id, content }) =>
    content === null ? [] : [openContent(config.COLUMN_KEY, id, content)],
  )
}

/** The newest of them. @throws where nothing waits */
export async function lastMessage(reading: Reading, to: string): Promise<Content> {
  const [newest] = await messagesTo(reading, to)
  if (newest === undefined) throw new Error('No message waits for this address')
  return newest
}

/** The codes that wait to be sent to a telephone (E.164), newest first. */
export async function codesSentTo(reading: Reading, phone: string): Promise<string[]> {
  const messages = await messagesTo(reading, phone)
  return messages.flatMap(({ text }) => /(?:la|is) (\d{6}),/.exec(text)?.[1] ?? [])
}
