import { newUuid } from '#lib/ids.ts'
import { inWords, only, type StaffRow } from './staff-table.ts'

/** Administrators see everyone; a bank's administrator the people of that bank, and nobody else exists. */
const of = (administrator: string, ours: string, theirs: string) =>
  only({ administrator, 'bank administrator': ours, 'bank administrator elsewhere': theirs })

const refused = (code: string) => `{"code":"${code}"}`
const seen = (is: boolean): string => (is ? 'SEEN' : 'NOT SEEN')
const operator = () => ({
  email: `${newUuid()}@example.gov.vn`,
  role: 'OPERATOR',
  agencyId: '',
  bank: '',
  branch: '',
})
const teller = () => ({ ...operator(), role: 'TELLER', bank: 'collecting-bank', branch: 'PGD' })

/** The desk of people: who is let in, kept out, or something else. */
export const peopleRows: readonly StaffRow[] = [
  {
    procedure: 'staff.people',
    call: async ({ staff }, { colleague }) =>
      seen((await staff.people()).some(({ id }) => id === colleague.id)),
    outcome: of('SEEN', 'NOT SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'staff.people',
    call: async (caller, scene) => {
      const { id } = await scene.teller()
      return seen((await caller.staff.people()).some((person) => person.id === id))
    },
    outcome: of('SEEN', 'SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'staff.agencies',
    call: async ({ staff }, { agencyId }) => seen((await staff.agencies()).some(({ id }) => id === agencyId)),
    outcome: only({ administrator: 'SEEN' }),
  },
  {
    procedure: 'staff.proposals',
    call: async ({ staff }, { proposal }) => {
      const ids = [await proposal('OPERATOR'), await proposal('TELLER')]
      const { waiting } = await staff.proposals()
      return ids.map((id) => waiting.find((one) => one.id === id)?.acts.join(', ') ?? 'NOT SEEN').join('; ')
    },
    outcome: of('APPROVE, REJECT; REJECT', 'NOT SEEN; APPROVE, REJECT', 'NOT SEEN; NOT SEEN'),
  },
  {
    procedure: 'staff.proposalsToDecide',
    call: async ({ staff }, { proposal }) => {
      const before = await staff.proposalsToDecide()
      await proposal('OPERATOR')
      await proposal('TELLER')
      // Others' scenes propose at the same time.
      return (await staff.proposalsToDecide()) > before ? 'MORE' : 'AS MANY'
    },
    outcome: of('MORE', 'MORE', 'AS MANY'),
  },
  {
    procedure: 'staff.invite',
    call: async ({ staff }) => inWords(await staff.invite(operator())),
    outcome: of('DONE', refused('ROLE_NOT_YOURS'), refused('ROLE_NOT_YOURS')),
  },
  {
    procedure: 'staff.invite',
    call: async ({ staff }) => inWords(await staff.invite(teller())),
    outcome: of('DONE', 'DONE', refused('BANK_UNKNOWN')),
  },
  {
    procedure: 'staff.approve',
    call: async ({ staff }, { proposal }) =>
      inWords(await staff.approve({ proposalId: await proposal('OPERATOR') })),
    outcome: of('DONE', refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.approve',
    call: async ({ staff }, { proposal }) =>
      inWords(await staff.approve({ proposalId: await proposal('TELLER') })),
    outcome: of(refused('NOT_YOURS'), 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.approve',
    call: async ({ staff }) => {
      const own = await staff.invite(teller())
      return own.ok ? inWords(await staff.approve(own.value)) : 'NOT PROPOSED'
    },
    outcome: of(refused('OWN_PROPOSAL'), refused('OWN_PROPOSAL'), 'NOT PROPOSED'),
  },
  {
    procedure: 'staff.reject',
    call: async ({ staff }, { proposal }) =>
      inWords(await staff.reject({ proposalId: await proposal('TELLER'), reason: 'x' })),
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.withdraw',
    call: async ({ staff }, { proposal }) =>
      inWords(await staff.withdraw({ proposalId: await proposal('TELLER') })),
    outcome: of(refused('NOT_YOURS'), refused('NOT_YOURS'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.change',
    call: async ({ staff }, { colleague }) =>
      inWords(await staff.change({ ...operator(), staffId: colleague.id })),
    outcome: of('DONE', refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.change',
    call: async (caller, scene) => {
      const { id, email } = await scene.teller()
      return inWords(await caller.staff.change({ ...teller(), email, role: 'CONTROLLER', staffId: id }))
    },
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.endSessionsOf',
    call: async ({ staff }, { colleague, colleagueIsIn }) => {
      await staff.endSessionsOf({ staffId: colleague.id })
      return (await colleagueIsIn()) ? 'COLLEAGUE STAYS' : 'COLLEAGUE IS OUT'
    },
    outcome: of('COLLEAGUE IS OUT', 'COLLEAGUE STAYS', 'COLLEAGUE STAYS'),
  },
  {
    procedure: 'staff.endSessionsOf',
    call: async (caller, scene) =>
      inWords(await caller.staff.endSessionsOf({ staffId: (await scene.teller()).id })),
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.letIn',
    call: async ({ staff }, { colleague }) => inWords(await staff.letIn({ staffId: colleague.id })),
    outcome: of('DONE', refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.letIn',
    call: async (caller, scene) => inWords(await caller.staff.letIn({ staffId: (await scene.teller()).id })),
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.letIn',
    call: async ({ staff }, { self }) => inWords(await staff.letIn({ staffId: self.id })),
    outcome: of(refused('YOURSELF'), refused('YOURSELF'), refused('YOURSELF')),
  },
  {
    procedure: 'staff.withdrawInvitation',
    call: async ({ staff }, { openInvitation }) =>
      inWords(await staff.withdrawInvitation({ invitationId: await openInvitation('OPERATOR') })),
    outcome: of('DONE', refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.withdrawInvitation',
    call: async ({ staff }, { openInvitation }) =>
      inWords(await staff.withdrawInvitation({ invitationId: await openInvitation('TELLER') })),
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.disable',
    call: async ({ staff }, { colleague, colleagueIsIn }) => {
      await staff.disable({ staffId: colleague.id })
      return (await colleagueIsIn()) ? 'COLLEAGUE STAYS' : 'COLLEAGUE IS OUT'
    },
    outcome: of('COLLEAGUE IS OUT', 'COLLEAGUE STAYS', 'COLLEAGUE STAYS'),
  },
  {
    procedure: 'staff.disable',
    call: async ({ staff }, { self }) => inWords(await staff.disable({ staffId: self.id })),
    outcome: of(refused('YOURSELF'), refused('YOURSELF'), refused('YOURSELF')),
  },
  {
    procedure: 'staff.disable',
    call: async ({ staff }, { administrator }) =>
      inWords(await staff.disable({ staffId: (await administrator()).id })),
    outcome: of(refused('SECOND_NEEDED'), refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.proposeDisabling',
    call: async ({ staff }, { administrator }) =>
      inWords(await staff.proposeDisabling({ staffId: (await administrator()).id })),
    outcome: of('DONE', refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.proposeDisabling',
    call: async (caller, scene) =>
      inWords(await caller.staff.proposeDisabling({ staffId: (await scene.teller()).id })),
    outcome: of('DONE', 'DONE', refused('NOT_FOUND')),
  },
  {
    procedure: 'staff.proposeDisabling',
    call: async ({ staff }, { self }) => inWords(await staff.proposeDisabling({ staffId: self.id })),
    outcome: of(refused('YOURSELF'), refused('YOURSELF'), refused('YOURSELF')),
  },
  {
    procedure: 'staff.reactivate',
    call: async (caller, scene) => {
      const { id } = await scene.teller()
      const kept = await caller.staff.disable({ staffId: id })
      return kept.ok ? inWords(await caller.staff.reactivate({ staffId: id })) : 'NOT DISABLED'
    },
    outcome: of('DONE', 'DONE', 'NOT DISABLED'),
  },
  {
    procedure: 'staff.reactivate',
    call: async ({ staff }, { colleague }) => inWords(await staff.reactivate({ staffId: colleague.id })),
    outcome: of(refused('NOT_DISABLED'), refused('NOT_FOUND'), refused('NOT_FOUND')),
  },
]
