import { newUuid } from '#lib/ids.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import {
  approveForm,
  attachScan,
  createRegistration,
  type Member,
  type Officer,
  printForm,
  type RegistrationDeps,
  receiveForm,
} from '#server/domains/registrations/index.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { createLogger } from '#server/platform/logger.ts'
import { testDatabase } from '#tests/database/index.ts'
import { mandateBank } from '#tests/fakes/mandate-bank.ts'
import { scriptedBank } from '#tests/fakes/scripted-bank.ts'
import { freshAccount, freshOrganisation, freshPerson } from './accounts.ts'
import { testClock } from './payment.ts'
import { testSettings } from './settings.ts'
import { uniqueNumber } from './unique-number.ts'

/** The smallest PNG there is: one white point. */
export const somePng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)

/** Registrations on a database of their own, with two banks; hand `close` to afterAll. */
export async function registrationWorld() {
  const scratch = await testDatabase()
  const database = openDatabase(scratch.appUrl, 16, () => undefined)
  const clock = testClock()
  const script = scriptedBank(clock)
  const mandates = mandateBank(script.bank)
  const deps: RegistrationDeps = {
    database,
    clock,
    log: createLogger('test', 'silent'),
    config: testSettings,
    banks: new Map([
      ['collecting-bank', mandates.bank],
      ['hoi-an-bank', mandates.bank],
    ]),
    bankName: (connector) => ({ vi: `Ngân hàng ${connector}`, en: `Bank ${connector}` }),
  }
  const sql = async <Row extends Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => (await scratch.pool.query<Row>(text, values)).rows
  const accounts = { database, config: testSettings }
  const world = { scratch, database, clock, deps, mandates, sql }
  return {
    ...world,
    /** An organisation that nobody has checked, with its two people. */
    organisation: async (changes: Parameters<typeof freshOrganisation>[1] = {}) => {
      const made = await freshOrganisation(accounts, changes, { verified: false })
      const { holderId, owner, accountant, details } = made
      return {
        details,
        password: owner.password,
        owner: { holderId, accountId: owner.id, role: 'OWNER', phone: owner.phone } as const,
        accountant: { holderId, accountId: accountant.id, role: 'ACCOUNTANT' } as const,
      }
    },
    /** One more owner of the same organisation. */
    coOwner: async ({ owner }: { readonly owner: Member }): Promise<Member> => {
      const { id: accountId } = await freshAccount(accounts)
      const member = { holderId: owner.holderId, accountId, role: 'OWNER' } as const
      await sql(
        `INSERT INTO membership (id, account_id, holder_id, role, created_at) VALUES ($1, $2, $3, 'OWNER', now())`,
        [newUuid(), accountId, member.holderId],
      )
      return member
    },
    person: async () => {
      const { holderId, owner, details } = await freshPerson(accounts, {}, { verified: false })
      const { password } = owner
      return {
        details,
        password,
        owner: { holderId, accountId: owner.id, role: 'OWNER', phone: owner.phone } as const,
      }
    },
    ...registrationSteps(deps),
    /** The jobs that wait under a key. */
    jobsWith: (key: string) =>
      sql<{ run_at: Date }>('SELECT run_at FROM graphile_worker.jobs WHERE key = $1', [key]),
    close: async () => {
      await database.close()
      await scratch.close()
    },
  }
}

type RegistrationRow = {
  id: string
  state: string
  version: number
  form_version: number
  is_default: boolean
  mandate_state: string
  mandate_version: number
  reason: string | null
  decided_by: string | null
  received_by: string | null
  form_expires_at: Date | null
}

/** What the steps below work with, over any wired commands. */
export function registrationSteps(deps: RegistrationDeps) {
  const { pool } = deps.database
  return {
    deps,
    /** A person of a bank's desk, stored. */
    officer: async (
      role: Officer['role'],
      { bank = 'collecting-bank', branch = 'Tam Kỳ' }: Partial<Pick<Officer, 'bank' | 'branch'>> = {},
    ): Promise<Officer> => {
      const id = newUuid()
      await pool.query(
        `INSERT INTO staff_member (id, email, name, role, bank, branch, password_hash, totp_secret, totp_last_step, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, '$argon2id$none', '', 0, now())`,
        [id, `${id}@bank.example`, `Cán bộ ${id.slice(-4)}`, role, bank, branch],
      )
      return { id, role, bank, branch }
    },
    /** The registration's row. */
    row: async (number: string): Promise<RegistrationRow> => {
      const { rows } = await pool.query<RegistrationRow>('SELECT * FROM registration WHERE number = $1', [
        number,
      ])
      const [row] = rows
      if (row === undefined) throw new Error(`There is no registration ${number}`)
      return row
    },
  }
}

type Steps = ReturnType<typeof registrationSteps>

/** An account number that nobody else's test has. */
export const freshAccountNumber = (): string => `103${uniqueNumber('account', 10 ** 9, 10 ** 10)}`

type Holder = { readonly owner: Member; readonly details: { readonly name: string } }
export type DraftWish = {
  readonly accountNumber?: string
  readonly accountHolder?: string
  readonly bank?: string
  readonly dailyLimit?: string
  readonly replaces?: string | null
  readonly requestId?: string
}

/** What an owner types, right unless it is changed. */
export function draftOrder({ owner, details }: Holder, wish: DraftWish = {}) {
  const { replaces = null, requestId = newUuid(), ...typed } = wish
  return {
    member: owner,
    typed: {
      accountNumber: freshAccountNumber(),
      accountHolder: details.name,
      bank: 'collecting-bank',
      branch: 'Tam Kỳ',
      scope: 'ANY',
      dailyLimit: '50.000.000',
      ...typed,
    },
    replaces,
    requestId,
  }
}

/** The number of a new draft. */
export async function drafted(world: Steps, holder: Holder, wish?: DraftWish): Promise<string> {
  const made = await createRegistration(world.deps, draftOrder(holder, wish))
  if (!made.ok) throw new Error(`No draft: ${JSON.stringify(made.error)}`)
  return made.value.number
}

/** The registration as it stands now, for an order about it. */
export async function seen(world: Steps, number: string) {
  return { number, version: (await world.row(number)).version }
}

/** The number of a form that was printed and is on its way to the bank. */
export async function awaitingForm(world: Steps, holder: Holder, wish?: DraftWish): Promise<string> {
  const number = await drafted(world, holder, wish)
  const printed = await printForm(world.deps, { ...(await seen(world, number)), member: holder.owner })
  if (!printed.ok) throw new Error(`Not printed: ${printed.error.code}`)
  return number
}

/** A teller's order to receive it, every field compared. */
export async function receiveOrder(world: Steps, number: string, officer: Officer) {
  const { form_version: formVersion } = await world.row(number)
  return { ...(await seen(world, number)), officer, formVersion, confirmed: comparedFields }
}

export async function scanned(world: Steps, number: string, officer: Officer): Promise<void> {
  const attached = await attachScan(world.deps, { ...(await seen(world, number)), officer, bytes: somePng })
  if (!attached.ok) throw new Error(`Not attached: ${attached.error.code}`)
}

/** The number of a form that a teller has received, and who that was. */
export async function received(world: Steps, holder: Holder, wish: DraftWish = {}) {
  const number = await awaitingForm(world, holder, wish)
  const teller = await world.officer('TELLER', { bank: wish.bank ?? 'collecting-bank' })
  await scanned(world, number, teller)
  const done = await receiveForm(world.deps, await receiveOrder(world, number, teller))
  if (!done.ok) throw new Error(`Not received: ${JSON.stringify(done.error)}`)
  return { number, teller }
}

/** The number of an account that may be debited as far as people decide; the bank has not been told yet. */
export async function approved(world: Steps, holder: Holder, wish: DraftWish = {}): Promise<string> {
  const { number } = await received(world, holder, wish)
  const officer = await world.officer('CONTROLLER', { bank: wish.bank ?? 'collecting-bank' })
  const done = await approveForm(world.deps, { ...(await seen(world, number)), officer })
  if (!done.ok) throw new Error(`Not approved: ${JSON.stringify(done.error)}`)
  return number
}
