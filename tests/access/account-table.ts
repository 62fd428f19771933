import { newUuid } from '#lib/ids.ts'
import { freshPhone, freshTaxCode } from '#tests/factories/accounts.ts'
import { typedOrganisation, typedPerson } from '#tests/factories/sign-up.ts'
import { type AccountPerson, type AccountScene, members, strangers } from './account-world.ts'
import type { Caller } from './world.ts'

/** Who with an account may call what, and what comes of it. */
export type AccountRow = {
  readonly procedure: string
  /** Calls it and puts into one word what came of it. */
  readonly call: (caller: Caller, scene: AccountScene) => Promise<string>
  readonly outcome: Readonly<Record<AccountPerson, string>>
}
type Member = (typeof members)[number]

const each = <Name extends string>(names: readonly Name[], outcome: string) =>
  Object.fromEntries(names.map((name) => [name, outcome])) as Record<Name, string>

/** The same for everyone, signed in or not. */
const everyone = (outcome: string): Record<AccountPerson, string> => ({
  ...each(strangers, outcome),
  ...each(members, outcome),
})
/** A session is needed. */
export const signedIn = (
  outcome: string,
  others: Partial<Record<Member, string>> = {},
): Record<AccountPerson, string> => ({
  ...each(strangers, 'UNAUTHORIZED'),
  ...each(members, outcome),
  ...others,
})
/** A session that acts for a holder is needed; `owners` of it decide more than accountants. */
export const acting = (others: Partial<Record<Member, string>>): Record<AccountPerson, string> =>
  signedIn('FORBIDDEN', others)

type Said = { readonly ok: boolean; readonly error?: unknown }
export const inWords = (said: Said): string => (said.ok ? 'DONE' : codesOf(said.error))
const codesOf = (error: unknown): string =>
  [...JSON.stringify(error).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code).join()

const entry: readonly AccountRow[] = [
  {
    procedure: 'accountEntry.startOrganisation',
    call: async ({ accountEntry }) =>
      inWords(await accountEntry.startOrganisation({ ...typedOrganisation(), language: 'vi' })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'accountEntry.startPerson',
    call: async ({ accountEntry }) =>
      inWords(await accountEntry.startPerson({ ...typedPerson(), language: 'vi' })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'accountEntry.signUp',
    call: async ({ accountEntry }, { signUpToken }) =>
      (await accountEntry.signUp({ token: await signUpToken() })).state,
    outcome: everyone('OPEN'),
  },
  {
    // Neither an account's, nor a holder's, nor an invitation's name opens it.
    procedure: 'accountEntry.signUp',
    call: async ({ accountEntry }, { self }) => (await accountEntry.signUp({ token: self.id })).state,
    outcome: everyone('GONE'),
  },
  {
    procedure: 'accountEntry.sendCode',
    call: async ({ accountEntry }, { signUpToken }) =>
      inWords(await accountEntry.sendCode({ token: await signUpToken() })),
    outcome: everyone('TOO_SOON'),
  },
  {
    procedure: 'accountEntry.correctPhone',
    call: async ({ accountEntry }, { signUpToken }) =>
      inWords(await accountEntry.correctPhone({ token: await signUpToken(), phone: freshPhone() })),
    outcome: everyone('TOO_SOON'),
  },
  {
    procedure: 'accountEntry.verify',
    call: async ({ accountEntry }, { signUpToken }) =>
      inWords(await accountEntry.verify({ token: await signUpToken(), code: 'x' })),
    outcome: everyone('CODE_FORM'),
  },
  {
    procedure: 'accountEntry.invitation',
    call: async ({ accountEntry }, { invitation }) =>
      (await accountEntry.invitation({ token: (await invitation()).token })).state,
    outcome: everyone('OPEN'),
  },
  {
    procedure: 'accountEntry.invitation',
    call: async ({ accountEntry }, { invitation }) =>
      (await accountEntry.invitation({ token: (await invitation()).id })).state,
    outcome: everyone('UNKNOWN'),
  },
  {
    procedure: 'accountEntry.startMember',
    call: async ({ accountEntry }, { invitation }) =>
      inWords(
        await accountEntry.startMember({
          token: (await invitation()).token,
          name: ' ',
          password: 'x',
          language: 'vi',
        }),
      ),
    outcome: everyone('NAME_EMPTY,PASSWORD_SHORT'),
  },
  {
    procedure: 'accountEntry.signIn',
    call: async ({ accountEntry }, { owner }) =>
      inWords(await accountEntry.signIn({ phone: owner.phone, password: 'x' })),
    outcome: everyone('WRONG'),
  },
  {
    procedure: 'accountEntry.startReset',
    call: async ({ accountEntry }, { owner }) =>
      inWords(await accountEntry.startReset({ phone: owner.phone, language: 'vi' })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'accountEntry.sendResetCode',
    call: async ({ accountEntry }) => inWords(await accountEntry.sendResetCode({ token: 'made-up' })),
    outcome: everyone('GONE'),
  },
  {
    procedure: 'accountEntry.finishReset',
    call: async ({ accountEntry }) =>
      inWords(await accountEntry.finishReset({ token: 'made-up', code: '123456', password: 'x'.repeat(20) })),
    outcome: everyone('GONE'),
  },
  {
    procedure: 'accountEntry.confirmReset',
    call: async ({ accountEntry }) =>
      inWords(await accountEntry.confirmReset({ token: 'made-up', code: '123456' })),
    outcome: everyone('GONE'),
  },
]

const oneself: readonly AccountRow[] = [
  {
    procedure: 'account.me',
    call: async ({ account }, { self, holderId }) => {
      const { name, holder } = await account.me()
      if (name !== self.name) return 'SOMEBODY ELSE'
      return holder === null ? 'ONESELF' : `ONESELF, FOR ${holder.id === holderId ? 'IT' : 'ANOTHER'}`
    },
    outcome: signedIn('ONESELF, FOR ANOTHER', {
      owner: 'ONESELF, FOR IT',
      accountant: 'ONESELF, FOR IT',
      'nobody’s member': 'ONESELF',
    }),
  },
  {
    procedure: 'account.sessions',
    call: async ({ account }, { ownerSession }) =>
      (await account.sessions()).some(({ id }) => id === ownerSession) ? 'THE OWNER’S' : 'ONE’S OWN',
    outcome: signedIn('ONE’S OWN', { owner: 'THE OWNER’S' }),
  },
  {
    procedure: 'account.endSession',
    call: async ({ account }, { ownerSession, ownerIsIn }) => {
      await account.endSession({ sessionId: ownerSession })
      return (await ownerIsIn()) ? 'OWNER STAYS' : 'OWNER IS OUT'
    },
    outcome: signedIn('OWNER STAYS', { owner: 'OWNER IS OUT' }),
  },
  {
    procedure: 'account.endOtherSessions',
    call: async ({ account }, { ownerIsIn }) => {
      await account.endOtherSessions()
      const left = (await account.sessions()).length
      return `${(await ownerIsIn()) ? 'OWNER STAYS' : 'OWNER IS OUT'}, ${left} LEFT`
    },
    outcome: signedIn('OWNER STAYS, 1 LEFT', { owner: 'OWNER IS OUT, 1 LEFT' }),
  },
  {
    procedure: 'account.signOut',
    call: async ({ account }) => `${await account.signOut()} ENDED`,
    outcome: signedIn('1 ENDED'),
  },
  {
    procedure: 'account.switchHolder',
    call: async ({ account }, { holderId }) => inWords(await account.switchHolder({ holderId })),
    outcome: signedIn('NOT_A_MEMBER', { owner: 'DONE', accountant: 'DONE' }),
  },
  {
    procedure: 'account.changeLanguage',
    call: async ({ account }) => {
      await account.changeLanguage({ language: 'en' })
      return 'CHANGED'
    },
    outcome: signedIn('CHANGED'),
  },
]

const typedDetails = () =>
  ({ kind: 'ORGANISATION', ...typedOrganisation({ taxCode: freshTaxCode() }) }) as const

const forHolder: readonly AccountRow[] = [
  {
    procedure: 'account.details',
    call: async ({ account }, { taxCode }) => {
      const details = await account.details()
      return 'taxCode' in details && details.taxCode === taxCode ? 'ITS DETAILS' : 'ONE’S OWN'
    },
    outcome: acting({
      owner: 'ITS DETAILS',
      accountant: 'ITS DETAILS',
      person: 'ONE’S OWN',
      'owner elsewhere': 'ONE’S OWN',
    }),
  },
  {
    // All of them are verified, and who they are stays.
    procedure: 'account.updateDetails',
    call: async ({ account }) => inWords(await account.updateDetails(typedDetails())),
    outcome: acting({ owner: 'VERIFIED', person: 'VERIFIED', 'owner elsewhere': 'VERIFIED' }),
  },
  {
    procedure: 'account.members',
    call: async ({ account }, { accountantMembership }) =>
      (await account.members()).members.some(({ membershipId }) => membershipId === accountantMembership)
        ? 'ITS MEMBERS'
        : 'ONE’S OWN',
    outcome: acting({
      owner: 'ITS MEMBERS',
      accountant: 'ITS MEMBERS',
      person: 'ONE’S OWN',
      'owner elsewhere': 'ONE’S OWN',
    }),
  },
  {
    procedure: 'account.withdrawInvitation',
    call: async ({ account }, { invitation }) =>
      inWords(await account.withdrawInvitation({ invitationId: (await invitation()).id })),
    outcome: acting({ owner: 'DONE', person: 'NOT_FOUND', 'owner elsewhere': 'NOT_FOUND' }),
  },
  {
    procedure: 'account.endMembership',
    call: async ({ account }, { accountantMembership: membershipId }) =>
      inWords(await account.endMembership({ membershipId })),
    outcome: acting({ owner: 'DONE', person: 'NOT_FOUND', 'owner elsewhere': 'NOT_FOUND' }),
  },
  {
    procedure: 'account.sendInvitationCode',
    call: async ({ account }, { invitation }) =>
      inWords(await account.sendInvitationCode({ token: (await invitation()).token })),
    outcome: signedIn('OTHER_PHONE'),
  },
  {
    procedure: 'account.acceptInvitation',
    call: async ({ account }, { invitation }) =>
      inWords(
        await account.acceptInvitation({
          token: (await invitation()).token,
          codeId: newUuid(),
          code: '123456',
        }),
      ),
    outcome: signedIn('OTHER_PHONE'),
  },
]

/** Every row of accounts. */
export const accountRows: readonly AccountRow[] = [...entry, ...oneself, ...forHolder]
