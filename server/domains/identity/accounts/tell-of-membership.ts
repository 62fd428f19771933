import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { fitName, type MessageDeps, queueMessage } from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AccountRole, HolderAccount } from '../account-contract.ts'

/** What a member is from now on, null for none any more, and where they are told: `phone` in E.164. */
type MembershipChange = {
  readonly accountId: string
  readonly phone: string
  readonly language: Locale
  readonly role: AccountRole | null
  readonly by: HolderAccount
  readonly now: Date
}

/** Tells a member by SMS that an owner has changed what they may do, and whom to call. Who did it to themselves knows. */
export async function tellOfMembership(
  tx: Transaction,
  { config }: MessageDeps,
  { accountId, phone, language, role, by, now }: MembershipChange,
): Promise<void> {
  if (accountId === by.accountId) return
  const message = {
    channel: 'SMS',
    to: phone,
    language,
    subject: `account:${accountId}`,
    idempotencyKey: `membership-change:${newUuid(now)}`,
    now,
  } as const
  const words = { holder: fitName(by.holder), at: now, hotline: tenant(config.TENANT).hotline }
  await queueMessage(
    tx,
    { config },
    role === null
      ? { ...message, template: 'MEMBER_REMOVED', words }
      : { ...message, template: 'MEMBER_ROLE_CHANGED', words: { ...words, role } },
  )
}
