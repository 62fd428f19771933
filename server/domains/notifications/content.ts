import { z } from 'zod'
import { decryptColumn, encryptColumn, keyedHash } from '#server/platform/crypto.ts'

const contentSchema = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('SMS'), to: z.string(), text: z.string() }),
  z.object({
    channel: z.literal('EMAIL'),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
])

/** Where a message goes and what it says: stored encrypted, and only until it has left. */
export type Content = z.infer<typeof contentSchema>

const place = (messageId: string): string => `message.content:${messageId}`

/** @param columnKey COLUMN_KEY, 64 hex digits */
export const sealContent = (columnKey: string, messageId: string, content: Content): Buffer =>
  encryptColumn(columnKey, place(messageId), JSON.stringify(content))

/** @throws when it was changed or is another message's */
export const openContent = (columnKey: string, messageId: string, sealed: Uint8Array): Content =>
  contentSchema.parse(JSON.parse(decryptColumn(columnKey, place(messageId), sealed)))

/** Finds what went to an address without storing the address. @param lookupKey LOOKUP_KEY, 64 hex digits */
export const addressHash = (lookupKey: string, to: string): Buffer =>
  keyedHash(lookupKey, 'message.to', to.toLowerCase())
