import { freshPhone } from '#tests/factories/accounts.ts'
import { type AccountRow, inWords, signedIn } from './account-table.ts'
import type { AccountScene } from './account-world.ts'
import type { Caller } from './world.ts'

const withOwner = async ({ ownerIsIn }: AccountScene, said: string): Promise<string> =>
  `${said}, ${(await ownerIsIn()) ? 'OWNER STAYS' : 'OWNER IS OUT'}`

/** Begins a change of the caller's telephone; answers with its token. */
async function begun({ account }: Caller, { self: { password } }: AccountScene): Promise<string> {
  const started = await account.startPhoneChange({ phone: freshPhone(), password })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  return started.value.token
}

/** Begins to add an authenticator; answers with its token. */
async function begunTotp({ account }: Caller, { self: { password } }: AccountScene): Promise<string> {
  const started = await account.startTotp({ password })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  return started.value.token
}

/** Password, telephone and authenticator: everyone's own, and only with the password. */
export const accountSecurityRows: readonly AccountRow[] = [
  {
    procedure: 'account.changePassword',
    call: async ({ account }, scene) => {
      const current = scene.self.password
      return withOwner(
        scene,
        inWords(await account.changePassword({ current, password: 'trời cao đất rộng' })),
      )
    },
    outcome: signedIn('DONE, OWNER STAYS', { owner: 'DONE, OWNER IS OUT' }),
  },
  {
    procedure: 'account.changePassword',
    call: async ({ account }, scene) => {
      const current = `${scene.owner.password}?`
      return withOwner(
        scene,
        inWords(await account.changePassword({ current, password: 'trời cao đất rộng' })),
      )
    },
    outcome: signedIn('CURRENT_WRONG, OWNER STAYS'),
  },
  {
    procedure: 'account.startPhoneChange',
    call: async ({ account }, { owner }) =>
      inWords(await account.startPhoneChange({ phone: freshPhone(), password: `${owner.password}?` })),
    outcome: signedIn('PASSWORD_WRONG'),
  },
  {
    // Somebody else's telephone gets a code like any other; only one's own is refused at once.
    procedure: 'account.startPhoneChange',
    call: async ({ account }, { owner, self: { password } }) =>
      inWords(await account.startPhoneChange({ phone: owner.phone, password })),
    outcome: signedIn('DONE', { owner: 'PHONE_SAME' }),
  },
  {
    procedure: 'account.phoneChange',
    call: async (caller, scene) =>
      (await caller.account.phoneChange({ token: await begun(caller, scene) })).state,
    outcome: signedIn('OPEN'),
  },
  {
    procedure: 'account.phoneChange',
    call: async ({ account }, { self }) => (await account.phoneChange({ token: self.id })).state,
    outcome: signedIn('GONE'),
  },
  {
    procedure: 'account.sendPhoneCode',
    call: async (caller, scene) =>
      inWords(await caller.account.sendPhoneCode({ token: await begun(caller, scene) })),
    outcome: signedIn('TOO_SOON'),
  },
  {
    procedure: 'account.proveOldPhone',
    call: async (caller, scene) =>
      inWords(await caller.account.proveOldPhone({ token: await begun(caller, scene), code: 'x' })),
    outcome: signedIn('CODE_FORM'),
  },
  {
    // The telephone in use is proven first.
    procedure: 'account.changePhone',
    call: async (caller, scene) =>
      inWords(await caller.account.changePhone({ token: await begun(caller, scene), code: 'x' })),
    outcome: signedIn('GONE'),
  },
  {
    procedure: 'account.startTotp',
    call: async ({ account }, { owner }) =>
      inWords(await account.startTotp({ password: `${owner.password}?` })),
    outcome: signedIn('PASSWORD_WRONG'),
  },
  {
    procedure: 'account.startTotp',
    call: async ({ account }, { self: { password } }) => inWords(await account.startTotp({ password })),
    outcome: signedIn('DONE'),
  },
  {
    // No secret before the telephone is proven.
    procedure: 'account.totpEnrolment',
    call: async (caller, scene) =>
      (await caller.account.totpEnrolment({ token: await begunTotp(caller, scene) })).state,
    outcome: signedIn('PHONE'),
  },
  {
    procedure: 'account.totpEnrolment',
    call: async ({ account }, { self }) => (await account.totpEnrolment({ token: self.id })).state,
    outcome: signedIn('GONE'),
  },
  {
    procedure: 'account.sendTotpCode',
    call: async (caller, scene) =>
      inWords(await caller.account.sendTotpCode({ token: await begunTotp(caller, scene) })),
    outcome: signedIn('TOO_SOON'),
  },
  {
    procedure: 'account.provePhoneForTotp',
    call: async (caller, scene) =>
      inWords(await caller.account.provePhoneForTotp({ token: await begunTotp(caller, scene), code: 'x' })),
    outcome: signedIn('CODE_FORM'),
  },
  {
    procedure: 'account.enrolTotp',
    call: async (caller, scene) =>
      inWords(await caller.account.enrolTotp({ token: await begunTotp(caller, scene), code: '123456' })),
    outcome: signedIn('GONE'),
  },
  {
    procedure: 'account.sendTotpRemovalCode',
    call: async ({ account }) => inWords(await account.sendTotpRemovalCode()),
    outcome: signedIn('NOT_ENROLLED'),
  },
  {
    procedure: 'account.removeTotp',
    call: async ({ account }, { owner }) =>
      inWords(await account.removeTotp({ password: `${owner.password}?`, by: 'TOTP', code: '123456' })),
    outcome: signedIn('PASSWORD_WRONG'),
  },
]
