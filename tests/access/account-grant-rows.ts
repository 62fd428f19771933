import { freshPhone } from '#tests/factories/accounts.ts'
import { type AccountRow, acting, inWords } from './account-table.ts'
import type { Caller } from './world.ts'

/** Begins an invitation for the caller's own holder; answers with its token. */
async function begun({ account }: Caller): Promise<string> {
  const started = await account.startInvitation({ phone: freshPhone(), role: 'OWNER' })
  return started.ok ? started.value.token : 'none'
}

/** Who lets others act for a holder, and decide for it: its owners, with a code on their own telephone. */
export const accountGrantRows: readonly AccountRow[] = [
  {
    procedure: 'account.startInvitation',
    call: async ({ account }) =>
      inWords(await account.startInvitation({ phone: freshPhone(), role: 'OWNER' })),
    outcome: acting({ owner: 'DONE', person: 'NOT_FOR_PERSON', 'owner elsewhere': 'DONE' }),
  },
  {
    procedure: 'account.startOwner',
    call: async ({ account }, { accountantMembership: membershipId }) =>
      inWords(await account.startOwner({ membershipId })),
    outcome: acting({ owner: 'DONE', person: 'NOT_FOUND', 'owner elsewhere': 'NOT_FOUND' }),
  },
  {
    procedure: 'account.grant',
    call: async (caller) => (await caller.account.grant({ token: await begun(caller) })).state,
    outcome: acting({ owner: 'OPEN', person: 'GONE', 'owner elsewhere': 'OPEN' }),
  },
  {
    procedure: 'account.sendGrantCode',
    call: async (caller) => inWords(await caller.account.sendGrantCode({ token: await begun(caller) })),
    outcome: acting({ owner: 'TOO_SOON', person: 'GONE', 'owner elsewhere': 'TOO_SOON' }),
  },
  {
    procedure: 'account.confirmGrant',
    call: async (caller) =>
      inWords(await caller.account.confirmGrant({ token: await begun(caller), code: 'x' })),
    outcome: acting({ owner: 'CODE_FORM', person: 'GONE', 'owner elsewhere': 'CODE_FORM' }),
  },
  {
    procedure: 'account.makeAccountant',
    call: async ({ account }, { accountantMembership: membershipId }) =>
      inWords(await account.makeAccountant({ membershipId })),
    outcome: acting({ owner: 'DONE', person: 'NOT_FOUND', 'owner elsewhere': 'NOT_FOUND' }),
  },
]
