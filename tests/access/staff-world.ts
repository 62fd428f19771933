import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { openVisitor, people, proposeInvitation, staffOf } from '#server/domains/identity/index.ts'
import { mostProposalsPerDay } from '#server/domains/identity/people-contract.ts'
import { proposeForHolder } from '#server/domains/registrations/index.ts'
import { collectingBankName } from '#server/platform/config.ts'
import type { Deps } from '#server/wiring.ts'
import { freshPerson } from '#tests/factories/accounts.ts'
import { freshAgency } from '#tests/factories/dossier.ts'
import { invitedByTwo } from '#tests/factories/invitation.ts'
import { seenHolder } from '#tests/factories/seen-holder.ts'
import { type FreshStaff, freshBankStaff, freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { type DeskScene, deskScene } from './desk-scene.ts'
import {
  type RegistrationScene,
  type RegistrationStage,
  registrationOfSomebody,
} from './registration-scene.ts'
import type { Caller } from './world.ts'

/** Who may ask at a desk: people without a session of the staff, and then people with one, by role. */
export const outsiders = ['nobody', 'a payer', 'ended session', 'idle session', 'disabled person'] as const
export const insiders = [
  'accountant',
  'accountant elsewhere',
  'operator',
  'administrator',
  'bank administrator',
  'bank administrator elsewhere',
  'teller',
  'controller',
] as const
export type StaffPerson = (typeof outsiders)[number] | (typeof insiders)[number]
export const staffPeople: readonly StaffPerson[] = [...outsiders, ...insiders]

/** What one cell works on; each has its own. */
export type StaffScene = {
  /** Whose agency the accountant is of. */
  readonly agencyId: string
  /** An operator who is signed in, and their session. */
  readonly colleague: FreshStaff
  readonly colleagueSession: string
  /** Whether the colleague's session is alive now. */
  readonly colleagueIsIn: () => Promise<boolean>
  /** Whoever calls. */
  readonly self: FreshStaff
  /** Another administrator of the portal. */
  readonly administrator: () => Promise<FreshStaff>
  /** A teller of the collecting bank who is signed in. */
  readonly teller: () => Promise<FreshStaff>
  /** The token of an open invitation. */
  readonly invitation: () => Promise<string>
  /** An invitation to this role that another administrator has proposed; a teller's is at the collecting bank. */
  readonly proposal: (role: 'OPERATOR' | 'TELLER') => Promise<string>
  /** An invitation to this role that two people let out and nobody has used. */
  readonly openInvitation: (role: 'OPERATOR' | 'TELLER') => Promise<string>
  /** An account holder that nobody has verified. */
  readonly holder: () => Promise<{ readonly holderId: string; readonly seen: string }>
  /** That such a holder is closed, as another operator has proposed it. */
  readonly holderProposal: () => Promise<{ readonly proposalId: string }>
  /** What the desks of money show of the agency; made when it is first asked for. */
  readonly desk: () => Promise<DeskScene>
  /** A registration that has come so far, at the collecting bank unless it is said. */
  readonly registration: (stage: RegistrationStage, bank?: string) => Promise<RegistrationScene>
}

const createCaller = createCallerFactory(appRouter)
const hourMs = 3_600_000

/** Whoever is of no such role changes nothing, so one scene serves them all. */
const mayDecide: readonly StaffPerson[] = ['accountant', 'accountant elsewhere', 'operator']

/** Each proposal is told to every administrator: they are made only where somebody might decide. */
const mayLetIn: readonly StaffPerson[] = [
  'administrator',
  'bank administrator',
  'bank administrator elsewhere',
]

const mayRegister: readonly StaffPerson[] = ['operator', 'teller', 'controller']

/** Callers and scenes of the desks, over the access tests' world. */
export function staffWorld(deps: Deps) {
  let address = 0
  let desk: Promise<DeskScene> | undefined
  const untouched = (agencyId: string, colleagueId: string) => {
    desk ??= deskScene(deps, agencyId, colleagueId)
    return desk
  }
  const registrations = new Map<string, Promise<RegistrationScene>>()
  const untouchedRegistration = (stage: RegistrationStage, bank?: string) => {
    const key = `${stage} ${bank}`
    const known = registrations.get(key) ?? registrationOfSomebody(deps, stage, bank)
    registrations.set(key, known)
    return known
  }
  let proposer: Promise<FreshStaff> | undefined
  let proposalsMade = 0
  let invited: ReturnType<typeof invitedByTwo> | undefined
  /** Nobody uses it, so one serves all. */
  const invitation = async () => {
    invited ??= invitedByTwo(deps, { email: newEmail(), role: 'OPERATOR' }, deps.clock())
    return (await invited).token
  }
  const holder = async () =>
    seenHolder(deps.database, (await freshPerson(deps, {}, { verified: false })).holderId)
  let nobodys: ReturnType<typeof holder> | undefined
  const untouchedHolder = () => {
    nobodys ??= holder()
    return nobodys
  }
  const holderProposal = async () => {
    const { id: operatorId } = await freshStaff(deps, 'OPERATOR')
    const order = { operatorId, ...(await holder()), decision: 'CLOSE', reason: 'x' } as const
    const proposed = await proposeForHolder(deps.registrations, order)
    if (!proposed.ok) throw new Error(proposed.error.code)
    return proposed.value
  }
  let aboutNobody: ReturnType<typeof holderProposal> | undefined
  const untouchedHolderProposal = () => {
    aboutNobody ??= holderProposal()
    return aboutNobody
  }
  const openInvitation = async (role: 'OPERATOR' | 'TELLER') => {
    const at = role === 'TELLER' ? { bank: collectingBankName, branch: 'PGD' } : {}
    const email = newEmail()
    await invitedByTwo(deps, { email, role, ...at }, deps.clock())
    const everyone = await people(
      deps.database,
      { id: '', email: '', role: 'ADMINISTRATOR', bank: null },
      deps.clock(),
    )
    return everyone.find((one) => one.email === email)?.id ?? ''
  }
  const openInvitations = new Map<string, Promise<string>>()
  const untouchedInvitation = (role: 'OPERATOR' | 'TELLER') => {
    const known = openInvitations.get(role) ?? openInvitation(role)
    openInvitations.set(role, known)
    return known
  }
  const proposals = new Map<string, Promise<string>>()
  const untouchedProposal = (role: 'OPERATOR' | 'TELLER') => {
    const known = proposals.get(role) ?? proposal(role)
    proposals.set(role, known)
    return known
  }
  const callerWith = async (visitorToken: string | null, token: string | null): Promise<Caller> =>
    createCaller(
      await createContext(deps, visitorToken, `198.51.100.${address++ % 250}`, { token, device: '' }),
    )

  /** The person with their browser, and what they find. */
  return async function sceneFor(person: StaffPerson): Promise<{ caller: Caller; scene: StaffScene }> {
    const agencyId = await freshAgency(deps)
    const colleague = await freshStaff(deps, 'OPERATOR')
    const token = await sessionOf(deps, colleague)
    const session = await staffOf(deps.database, token, deps.clock())
    const self = await selfOf(person, agencyId)
    const caller =
      person === 'a payer'
        ? await callerWith(await payerToken(), null)
        : await callerWith(null, await tokenOf(person, self))
    const scene = {
      agencyId,
      colleague,
      colleagueSession: session?.sessionId ?? '',
      colleagueIsIn: async () => (await staffOf(deps.database, token, deps.clock())) !== null,
      self,
      administrator: () => freshStaff(deps, 'ADMINISTRATOR'),
      teller: () => freshBankStaff(deps, 'TELLER'),
      invitation,
      proposal: (role: 'OPERATOR' | 'TELLER') =>
        mayLetIn.includes(person) ? proposal(role) : untouchedProposal(role),
      openInvitation: (role: 'OPERATOR' | 'TELLER') =>
        mayLetIn.includes(person) ? openInvitation(role) : untouchedInvitation(role),
      holder: () => (person === 'operator' ? holder() : untouchedHolder()),
      holderProposal: () => (person === 'operator' ? holderProposal() : untouchedHolderProposal()),
      desk: () =>
        mayDecide.includes(person)
          ? deskScene(deps, agencyId, colleague.id)
          : untouched(agencyId, colleague.id),
      registration: (stage: RegistrationStage, bank?: string) =>
        mayRegister.includes(person)
          ? registrationOfSomebody(deps, stage, bank)
          : untouchedRegistration(stage, bank),
    }
    return { caller, scene }
  }

  async function selfOf(person: StaffPerson, agencyId: string): Promise<FreshStaff> {
    if (person === 'accountant') return freshStaff(deps, 'ACCOUNTANT', agencyId)
    if (person === 'accountant elsewhere') return freshStaff(deps, 'ACCOUNTANT', await freshAgency(deps))
    if (person === 'bank administrator') return freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    if (person === 'bank administrator elsewhere')
      return freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank: 'hoi-an-bank' })
    if (person === 'teller') return freshBankStaff(deps, 'TELLER')
    if (person === 'controller') return freshBankStaff(deps, 'CONTROLLER')
    const hasNoSession = person === 'nobody' || person === 'a payer'
    return freshStaff(deps, person === 'operator' || hasNoSession ? 'OPERATOR' : 'ADMINISTRATOR')
  }

  async function tokenOf(person: StaffPerson, self: FreshStaff): Promise<string | null> {
    if (person === 'nobody') return 'made-up'
    const now = deps.clock()
    const token = await sessionOf(
      deps,
      self,
      person === 'idle session' ? new Date(now.getTime() - hourMs) : now,
    )
    if (person === 'disabled person')
      await owner('UPDATE staff_member SET disabled_at = now() WHERE id = $1', self)
    if (person === 'ended session') {
      await owner(`UPDATE staff_session SET ended_at = now(), ended_by = 'test' WHERE staff_id = $1`, self)
    }
    return token
  }

  async function owner(text: string, { id }: FreshStaff): Promise<void> {
    await deps.database.pool.query(text, [id])
  }

  async function payerToken(): Promise<string> {
    return (await openVisitor(deps.database, { now: deps.clock(), minutes: 60 })).token
  }

  async function proposal(role: 'OPERATOR' | 'TELLER'): Promise<string> {
    // Nobody makes more than a day's proposals.
    if (proposer === undefined || proposalsMade % mostProposalsPerDay === 0)
      proposer = freshStaff(deps, 'ADMINISTRATOR')
    proposalsMade++
    const place = role === 'TELLER' ? { bank: collectingBankName, branch: 'PGD' } : { bank: '', branch: '' }
    const order = { email: newEmail(), role, agencyId: '', ...place }
    const asked = { by: (await proposer).id, now: deps.clock() }
    const proposed = await proposeInvitation(deps, { ...order, ...asked })
    if (!proposed.ok) throw new Error(proposed.error.code)
    return proposed.value.proposalId
  }
}

const newEmail = () => `${newUuid()}@example.gov.vn`
