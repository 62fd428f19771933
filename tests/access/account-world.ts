import { newPublicId, newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import type { HolderAccount } from '#server/domains/identity/account-contract.ts'
import { accountOf, membersOf, openVisitor, startOrganisation } from '#server/domains/identity/index.ts'
import type { Deps } from '#server/wiring.ts'
import {
  accountSession,
  type FreshAccount,
  freshAccount,
  freshOrganisation,
  freshPerson,
  freshPhone,
  signedInFor,
} from '#tests/factories/accounts.ts'
import { invite } from '#tests/factories/grants.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { freshEntry, startedOf, typedOrganisation } from '#tests/factories/sign-up.ts'
import { freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { type DebitScene, debitScene } from './debit-scene.ts'
import { type RegistrationScene, type RegistrationStage, registrationScene } from './registration-scene.ts'
import type { Caller } from './world.ts'

/** Who may ask without a live session of an account, and who with one. */
export const strangers = [
  'nobody',
  'a guest',
  'staff',
  'ended session',
  'idle session',
  'disabled account',
] as const
export const members = ['owner', 'accountant', 'person', 'owner elsewhere', 'nobody’s member'] as const
export type AccountPerson = (typeof strangers)[number] | (typeof members)[number]
export const accountPeople: readonly AccountPerson[] = [...strangers, ...members]

/** What one cell works on: an organisation with its owner and accountant, of which nobody else's test knows. */
export type AccountScene = {
  readonly holderId: string
  readonly owner: FreshAccount
  readonly ownerSession: string
  readonly ownerIsIn: () => Promise<boolean>
  readonly accountantMembership: string
  /** Each is made when it is first asked for. */
  readonly invitation: () => Promise<{ readonly id: string; readonly token: string }>
  readonly signUpToken: () => Promise<string>
  /** The public id of a payment that the organisation has begun. */
  readonly payment: () => Promise<string>
  /** A dossier in the organisation's name with a payment of it, and an account to pay from; new at each call. */
  readonly debits: () => Promise<DebitScene>
  /** Whoever calls, as they sign in. */
  readonly self: FreshAccount
  /** The tax code that the organisation has now. */
  readonly taxCode: string
  readonly holderName: string
  /** A registration of the organisation that has come so far. */
  readonly registration: (stage: RegistrationStage) => Promise<RegistrationScene>
}

/** Somebody with their browser, and what they find. */
type Cell = { readonly caller: Caller; readonly scene: AccountScene }

const createCaller = createCallerFactory(appRouter)
const hourMs = 3_600_000

/** The same making, which is done once for each of its words. */
function onceEach<Words extends readonly unknown[], Made>(
  make: (...words: Words) => Promise<Made>,
): (...words: Words) => Promise<Made> {
  const made = new Map<string, Promise<Made>>()
  return (...words) => {
    const key = words.join()
    const known = made.get(key) ?? make(...words)
    made.set(key, known)
    return known
  }
}

/** Callers and scenes of accounts, over the access tests' world. */
export function accountWorld(deps: Deps) {
  type Organisation = Awaited<ReturnType<typeof freshOrganisation>>

  const callerWith = async (
    visitor: string | null,
    staff: string | null,
    account: string | null,
  ): Promise<Caller> =>
    createCaller(await createContext(deps, visitor, newUuid(), { token: staff, device: '' }, account))

  /** Whoever has no live session changes nothing, so one scene serves them through every row. */
  const untouched = new Map<AccountPerson, Promise<Cell>>()

  return function sceneFor(person: AccountPerson): Promise<Cell> {
    if (members.some((member) => member === person)) return freshScene(person)
    const known = untouched.get(person) ?? untouchedScene(person)
    untouched.set(person, known)
    return known
  }

  async function untouchedScene(person: AccountPerson): Promise<Cell> {
    const { caller, scene } = await freshScene(person)
    const { registration, debits } = scene
    return { caller, scene: { ...scene, registration: onceEach(registration), debits: onceEach(debits) } }
  }

  async function freshScene(person: AccountPerson): Promise<Cell> {
    const organisation = await freshOrganisation(deps)
    const by = await signedInFor(deps, organisation.owner, organisation.holderId)
    const self = await selfOf(person, organisation)
    return { caller: await callerOf(person, self), scene: await sceneOf(organisation, by, self.account) }
  }

  async function sceneOf(
    { holderId, owner, details }: Organisation,
    by: HolderAccount,
    self: FreshAccount,
  ): Promise<AccountScene> {
    const { members: all } = await membersOf(deps, by, deps.clock())
    const token = await accountSession(deps, owner, holderId)
    const session = await accountOf(deps.database, token, deps.clock())
    return {
      holderId,
      owner,
      self,
      taxCode: details.taxCode,
      holderName: details.name,
      registration: (stage) =>
        registrationScene(deps, { holderId, accountId: owner.id, role: 'OWNER' }, stage),
      ownerSession: session?.sessionId ?? '',
      ownerIsIn: async () => (await accountOf(deps.database, token, deps.clock())) !== null,
      accountantMembership: all.find(({ role }) => role === 'ACCOUNTANT')?.membershipId ?? '',
      invitation: async () => invitationBy(await signedInFor(deps, owner, holderId), owner.phone),
      payment: () => paymentOf(holderId),
      debits: () => debitScene(deps, { holderId, accountId: owner.id, taxCode: details.taxCode }),
      signUpToken: async () =>
        startedOf(await startOrganisation(deps, typedOrganisation(), freshEntry(deps.clock()))).token,
    }
  }

  async function paymentOf(holderId: string): Promise<string> {
    const [id, now] = [newUuid(), deps.clock()]
    const publicId = newPublicId()
    const times = { createdAt: now, expiresAt: new Date(now.getTime() + hourMs) }
    await deps.database.prisma.payment.create({
      data: { id, publicId, state: 'OPEN', amount: 1_000n, requestId: id, holderId, ...times },
    })
    return publicId
  }

  async function invitationBy(by: HolderAccount, ownPhone: string) {
    const phone = freshPhone()
    await invite(deps, { phone, role: 'ACCOUNTANT', by, ownPhone, now: deps.clock() })
    const [sms] = await messagesTo(deps, phone)
    const { invitations } = await membersOf(deps, by, deps.clock())
    const token = /\/account\/invitation\/(\S+)/.exec(sms?.text ?? '')?.[1] ?? ''
    return { id: invitations[0]?.invitationId ?? '', token }
  }

  type Self = { readonly account: FreshAccount; readonly holderId: string | null }

  async function selfOf(person: AccountPerson, { owner, accountant, holderId }: Organisation): Promise<Self> {
    if (person === 'nobody’s member') return { account: await freshAccount(deps), holderId: null }
    if (person === 'accountant') return { account: accountant, holderId }
    if (person === 'owner elsewhere') return ofOwn(await freshOrganisation(deps))
    if (person === 'owner' || person === 'ended session' || person === 'idle session')
      return { account: owner, holderId }
    return ofOwn(await freshPerson(deps))
  }

  function ofOwn({ owner, holderId }: { readonly owner: FreshAccount; readonly holderId: string }): Self {
    return { account: owner, holderId }
  }

  async function callerOf(person: AccountPerson, { account, holderId }: Self): Promise<Caller> {
    const now = deps.clock()
    if (person === 'nobody') return callerWith('made-up', 'made-up', 'made-up')
    if (person === 'a guest')
      return callerWith((await openVisitor(deps.database, { now, minutes: 60 })).token, null, null)
    if (person === 'staff')
      return callerWith(null, await sessionOf(deps, await freshStaff(deps, 'OPERATOR')), null)
    const since = person === 'idle session' ? new Date(now.getTime() - hourMs) : now
    const token = await accountSession(deps, account, holderId, since)
    if (person === 'disabled account')
      await run('UPDATE id_account SET disabled_at = now() WHERE id = $1', account)
    if (person === 'ended session')
      await run(
        `UPDATE account_session SET ended_at = now(), ended_by = 'test' WHERE account_id = $1`,
        account,
      )
    return callerWith(null, null, token)
  }

  async function run(text: string, { id }: FreshAccount): Promise<void> {
    await deps.database.pool.query(text, [id])
  }
}
