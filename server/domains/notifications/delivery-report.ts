import { keyedHash, sameHash } from '#server/platform/crypto.ts'

/** What a provider says of a message that it took over. */
export type DeliveryReport = 'DELIVER' | 'FAIL'

/** Proof that an address for reports is one that we gave out: providers do not sign. @param key LOOKUP_KEY */
const reportToken = (key: string, messageId: string): string =>
  keyedHash(key, 'message.delivery', messageId).toString('base64url')

/** Where a provider reports on this message: nobody else can guess it, and it is good for this message alone. */
export const reportUrl = (servicesUrl: string, key: string, messageId: string): string =>
  `${servicesUrl}/notifications/v1/sms/${messageId}/${reportToken(key, messageId)}`

/** In constant time. */
export const isReportToken = (key: string, messageId: string, token: string): boolean =>
  sameHash(Buffer.from(reportToken(key, messageId)), Buffer.from(token))
