import { hashTyped, type ReadyHolder, storeReadyHolder } from '#server/domains/identity/index.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { SeedDeps } from './store.ts'

type ReadyMember = ReadyHolder['members'][number]
type DemoMember = Omit<ReadyMember, 'passwordHash'> & { readonly password: string }

/** Puts the organisations and the person of the demonstration into the database; a second time changes nothing. */
export async function storeDemoAccounts(deps: SeedDeps, now: Date): Promise<void> {
  for (const { members, ...holder } of demoAccounts) {
    await storeReadyHolder(deps, { ...holder, members: await Promise.all(members.map(withHash)) }, now)
  }
}

async function withHash({ password, ...member }: DemoMember): Promise<ReadyMember> {
  return { ...member, passwordHash: await hashTyped(password) }
}
