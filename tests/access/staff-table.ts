import { insiders, outsiders, type StaffPerson, type StaffScene } from './staff-world.ts'
import type { Caller } from './world.ts'

/** Who of the staff may call what, and what comes of it. A procedure of a desk without a row here fails the build. */
export type StaffRow = {
  readonly procedure: string
  /** Calls it and puts into one word what came of it. */
  readonly call: (caller: Caller, scene: StaffScene) => Promise<string>
  readonly outcome: Readonly<Record<StaffPerson, string>>
}

const each = <Name extends string>(names: readonly Name[], outcome: string) =>
  Object.fromEntries(names.map((name) => [name, outcome])) as Record<Name, string>

/** The same for everyone, signed in or not. */
const everyone = (outcome: string): Record<StaffPerson, string> => ({
  ...each(outsiders, outcome),
  ...each(insiders, outcome),
})

/** A session is needed; who is not named is of a role that may not. */
export const only = (
  allowed: Partial<Record<(typeof insiders)[number], string>>,
): Record<StaffPerson, string> => ({
  ...each(outsiders, 'UNAUTHORIZED'),
  ...each(insiders, 'FORBIDDEN'),
  ...allowed,
})

/** Everyone who is signed in. */
const signedIn = (outcome: string): Record<StaffPerson, string> => only(each(insiders, outcome))

type Said = { readonly ok: boolean; readonly error?: unknown }
export const inWords = (said: Said): string => (said.ok ? 'DONE' : JSON.stringify(said.error))
const wrongCode = { name: 'Lê Thị Mới', password: 'một con vịt xòe ra hai cái cánh', code: '000000' }

export const staffRows: readonly StaffRow[] = [
  {
    procedure: 'staffEntry.signIn',
    call: async ({ staffEntry }, { colleague }) =>
      inWords(
        await staffEntry.signIn({ email: colleague.email, password: colleague.password, code: '000000' }),
      ),
    outcome: everyone('{"code":"WRONG"}'),
  },
  {
    procedure: 'staffEntry.invitation',
    call: async ({ staffEntry }, { invitation }) =>
      (await staffEntry.invitation({ token: await invitation(), issuer: 'x' })).state,
    outcome: everyone('OPEN'),
  },
  {
    procedure: 'staffEntry.invitation',
    call: async ({ staffEntry }, { self }) =>
      (await staffEntry.invitation({ token: self.id, issuer: 'x' })).state,
    outcome: everyone('UNKNOWN'),
  },
  {
    procedure: 'staffEntry.accept',
    call: async ({ staffEntry }, { invitation }) =>
      inWords(await staffEntry.accept({ ...wrongCode, token: await invitation() })),
    outcome: everyone('[{"code":"CODE_WRONG"}]'),
  },
  {
    procedure: 'staffEntry.usePass',
    call: async ({ staffEntry }, { self }) => inWords(await staffEntry.usePass({ token: self.id })),
    outcome: everyone('{"code":"NOT_OPEN"}'),
  },
  {
    procedure: 'staff.me',
    call: async ({ staff }, { self }) => ((await staff.me()).id === self.id ? 'ONESELF' : 'SOMEBODY ELSE'),
    outcome: signedIn('ONESELF'),
  },
  {
    procedure: 'staff.sessions',
    call: async ({ staff }, { colleagueSession }) => {
      const seen = await staff.sessions()
      return seen.some(({ id }) => id === colleagueSession)
        ? 'THE COLLEAGUE’S, TOO'
        : `${seen.length} OF ONE’S OWN`
    },
    outcome: signedIn('1 OF ONE’S OWN'),
  },
  {
    procedure: 'staff.endSession',
    call: async ({ staff }, { colleagueSession, colleagueIsIn }) => {
      await staff.endSession({ sessionId: colleagueSession })
      return (await colleagueIsIn()) ? 'COLLEAGUE STAYS' : 'COLLEAGUE IS OUT'
    },
    outcome: signedIn('COLLEAGUE STAYS'),
  },
  {
    procedure: 'staff.endOtherSessions',
    call: async ({ staff }, { colleagueIsIn }) => {
      await staff.endOtherSessions()
      const stays = (await colleagueIsIn()) ? 'COLLEAGUE STAYS' : 'COLLEAGUE IS OUT'
      return `${stays}, ${(await staff.sessions()).length} LEFT`
    },
    outcome: signedIn('COLLEAGUE STAYS, 1 LEFT'),
  },
  {
    procedure: 'staff.signOut',
    call: async ({ staff }) => {
      await staff.signOut()
      return staff.me().then(
        () => 'STILL IN',
        () => 'OUT',
      )
    },
    outcome: signedIn('OUT'),
  },
]

/** Form actions and route handlers of the staff's pages, with the procedures that they call. */
export const staffDoors: Readonly<Record<string, readonly string[]>> = {
  'app/api/auth/[...nextauth]/route.ts': ['staffEntry.signIn'],
  // Hands on to the procedures of the desks, each with its row above.
  'app/api/trpc/[trpc]/route.ts': [],
  'app/staff/invitation/[token]/accept-invitation.ts': ['staffEntry.accept'],
  'app/staff/people/actions.ts': [
    'staff.approve',
    'staff.change',
    'staff.disable',
    'staff.endSessionsOf',
    'staff.invite',
    'staff.letIn',
    'staff.proposeDisabling',
    'staff.reactivate',
    'staff.reject',
    'staff.withdraw',
    'staff.withdrawInvitation',
  ],
  'app/staff/registrations/scan/[number]/[scanId]/route.ts': ['registrationScans.read'],
  'app/staff/registrations/scan/[number]/route.ts': ['registrationScans.attach', 'staff.me'],
  'app/staff/search/actions.ts': ['trace.approveHolder', 'trace.rejectHolder', 'trace.withdrawHolder'],
  'app/staff/sessions/actions.ts': ['staff.endOtherSessions', 'staff.endSession'],
  'app/staff/sign-in/pass/[token]/use-pass.ts': ['staffEntry.usePass'],
  'app/staff/sign-out/route.ts': ['staff.signOut'],
}
