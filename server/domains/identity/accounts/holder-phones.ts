import type { Transaction } from '#server/platform/database/database.ts'
import { lockHolder } from './change-holder.ts'
import { detailsIn } from './holder-details.ts'
import { type AccountKeys, seal } from './sealed.ts'

type Change = { readonly accountId: string; readonly from: string; readonly to: string }

/**
 * Corrects the telephone of the holders that somebody owns, where it was their own: forms print it, and a person has no
 * other. Telephones in E.164.
 */
export async function correctHolderPhones(
  tx: Transaction,
  config: AccountKeys,
  { accountId, from, to }: Change,
): Promise<void> {
  const owned = await tx.$queryRaw<{ id: string }[]>`
    SELECT holder.id FROM membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL
     WHERE member.account_id = ${accountId}::uuid AND member.role = 'OWNER' AND member.ended_at IS NULL
     ORDER BY holder.id`
  for (const { id } of owned) {
    await lockHolder(tx, id)
    const details = await detailsIn(tx, config, id)
    if (details?.phone !== from) continue
    const sealed = seal(config, 'holder.details', id, JSON.stringify({ ...details, phone: to }))
    await tx.$executeRaw`UPDATE holder SET details_cipher = ${sealed} WHERE id = ${id}::uuid`
  }
}
