import type { AccountRole } from '#server/domains/identity/account-contract.ts'

/** What can be done to a membership: end it, or give it another role. */
export type Change = AccountRole | 'end'

const addresses = { end: 'end', OWNER: 'owner', ACCOUNTANT: 'accountant' } as const

/** The page that asks once more before a membership is changed. */
export function changePath(membershipId: string, change: Change): string {
  return `/account/members/${membershipId}/${addresses[change]}`
}

/** The change that the last part of an address asks about; null for none. */
export function changeOf(address: string): Change | null {
  const changes: readonly Change[] = ['end', 'OWNER', 'ACCOUNTANT']
  return changes.find((change) => addresses[change] === address) ?? null
}
