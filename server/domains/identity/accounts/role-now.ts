import type { Transaction } from '#server/platform/database/database.ts'
import type { AccountRole } from '../account-contract.ts'

/**
 * As what an account acts for a holder at this moment, null where it does not: whoever was removed, made an accountant, or
 * whose holder was closed while they were ordering is found out in the unit of work of what they order.
 */
export async function roleNow(
  tx: Transaction,
  { accountId, holderId }: { readonly accountId: string; readonly holderId: string },
): Promise<AccountRole | null> {
  const [row] = await tx.$queryRaw<{ role: AccountRole }[]>`
    SELECT member.role FROM membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL
     WHERE member.account_id = ${accountId}::uuid AND member.holder_id = ${holderId}::uuid AND member.ended_at IS NULL`
  return row?.role ?? null
}
