import { type ReadyHolder, storeReadyHolder } from '#server/domains/identity/index.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { SeedDeps } from './store.ts'

/** Puts the organisations and the person of the demonstration into the database; a second time changes nothing. */
export async function storeDemoAccounts(deps: SeedDeps, now: Date): Promise<void> {
  const ready: readonly ReadyHolder[] = demoAccounts
  for (const holder of ready) await storeReadyHolder(deps, holder, now)
}
