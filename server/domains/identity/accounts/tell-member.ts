import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { type AccountTemplate, type MessageDeps, queueMessage } from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'

/** What has changed about how somebody signs in, and where they are told: `phone` in E.164. */
export type AccountChange = {
  readonly template: AccountTemplate
  readonly accountId: string
  readonly phone: string
  readonly language: Locale
  readonly now: Date
}

/** Tells somebody by SMS that how they sign in has changed, and whom to call if it was not they who changed it. */
export async function tellMember(
  tx: Transaction,
  { config }: MessageDeps,
  { template, accountId, phone, language, now }: AccountChange,
): Promise<void> {
  await queueMessage(
    tx,
    { config },
    {
      channel: 'SMS',
      template,
      to: phone,
      language,
      words: { at: now, hotline: tenant(config.TENANT).hotline },
      subject: `account:${accountId}`,
      idempotencyKey: `account-change:${newUuid(now)}`,
      now,
    },
  )
}
