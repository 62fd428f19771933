'use server'

import { doAndShow } from '../_shell/do-and-show.ts'
import { api } from '../_trpc/visitor.ts'

/** From now on this session acts for another of the account's holders. */
export async function switchHolder(holderId: string): Promise<void> {
  return doAndShow('/account', async () => (await api()).account.switchHolder({ holderId }))
}
