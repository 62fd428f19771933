import { randomInt } from 'node:crypto'
import { newUuid } from '#lib/ids.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { hashTyped, storeReadyHolder } from '#server/domains/identity/index.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import {
  attachScan,
  createRegistration,
  type Member,
  type Officer,
  printForm,
  receiveForm,
} from '#server/domains/registrations/index.ts'
import { demoAgencies } from './agencies.ts'
import { demoFees } from './fees.ts'
import { until } from './sandbox-bank.ts'
import { accepted, type Stage } from './stage.ts'
import { demoOfficer } from './staged-staff.ts'
import { seedDossier } from './store.ts'

export type StagedHolder = Awaited<ReturnType<typeof stageHolder>>

const password = 'demo ke toan quang nam'
const mandatePatienceMs = 30_000
const bank = 'collecting-bank'
/** The smallest PNG there is: the signed paper. */
const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)

/** A new organisation with its owner, two dossiers in its name, and an account at the bank that does this when debited. */
export async function stageHolder(stage: Stage, outcome: 'SUCCESS' | 'ACCOUNT_CLOSED' = 'SUCCESS') {
  const { deps } = stage
  const account = await stage.bank.newAccount(bank, outcome)
  const digits = String(randomInt(10 ** 6, 10 ** 7))
  const phone = `098${digits}`
  const holderId = await storeReadyHolder(
    deps,
    {
      details: organisation(account.name, account.taxCode, phone),
      verified: false,
      members: [
        {
          role: 'OWNER',
          name: 'Trần Thị Mai',
          phone: `+84${phone.slice(1)}`,
          passwordHash: await hashTyped(password),
          secret: null,
        },
      ],
    },
    deps.clock(),
  )
  const membership = await deps.database.prisma.membership.findFirstOrThrow({ where: { holderId } })
  const member: Member = { holderId, accountId: membership.accountId, role: 'OWNER' }
  await dossiersOf(stage, account.name, account.taxCode, digits)
  const holder = {
    phone,
    password,
    name: account.name,
    taxCode: account.taxCode,
    accountNumber: account.number,
  }
  const steps = registrationSteps(stage, member, holder)
  return { ...holder, ...steps }
}

type Named = { readonly name: string; readonly accountNumber: string }

/** The way of a form, each step as its people take it. */
function registrationSteps({ deps, bank: sandbox }: Stage, member: Member, { name, accountNumber }: Named) {
  const { registrations } = deps
  const seen = async (number: string) => {
    const { version } = await deps.database.prisma.registration.findUniqueOrThrow({ where: { number } })
    return { number, version }
  }
  const printed = async (): Promise<string> => {
    const terms = { bank, branch: 'Quảng Nam', scope: 'OWN', dailyLimit: '50.000.000' }
    const typed = { ...terms, accountNumber, accountHolder: name }
    const order = { member, typed, replaces: null, requestId: newUuid() }
    const { number } = accepted(await createRegistration(registrations, order))
    accepted(await printForm(registrations, { ...(await seen(number)), member }))
    return number
  }
  return {
    printed,
    /** The first teller of the bank has it. */
    received: async (place: string): Promise<string> => {
      const number = await printed()
      const officer = officerOf(await demoOfficer(deps, 'TELLER', place))
      accepted(await attachScan(registrations, { ...(await seen(number)), officer, bytes: scan }))
      const { formVersion } = await deps.database.prisma.registration.findUniqueOrThrow({ where: { number } })
      accepted(
        await receiveForm(registrations, {
          ...(await seen(number)),
          officer,
          formVersion,
          confirmed: comparedFields,
        }),
      )
      return number
    },
    /** The bank's own system approves it, and has said this of the mandate. */
    registered: async (word: 'CONFIRMED' | 'REFUSED'): Promise<string> => {
      const number = await printed()
      await sandbox.approve(number, bank)
      await until(mandatePatienceMs, `The mandate did not become ${word}; do the services run?`, async () => {
        const { mandateState } = await deps.database.prisma.registration.findUniqueOrThrow({
          where: { number },
        })
        return mandateState === word ? mandateState : null
      })
      return number
    },
  }
}

function officerOf({ id, role, bank: place, branch }: Staff): Officer {
  if (role !== 'TELLER' || place === null || branch === null) throw new Error('Nobody of a bank’s desk')
  return { id, role, bank: place, branch }
}

const organisation = (name: string, taxCode: string, phone: string) => ({
  kind: 'ORGANISATION' as const,
  name,
  shortName: null,
  taxCode,
  issuedOn: '2019-03-11',
  issuedBy: 'Sở Kế hoạch và Đầu tư tỉnh Quảng Nam',
  address: '20 Trần Phú, phường Tam Kỳ',
  phone: `+84${phone.slice(1)}`,
  email: `${phone}@ketoan.example`,
  representative: {
    name: 'Trần Thị Mai',
    position: 'Giám đốc',
    identityNumber: '049185003377',
    authority: null,
  },
})

async function dossiersOf({ deps }: Stage, name: string, taxCode: string, number: string): Promise<void> {
  const common = {
    applicant: { kind: 'ORGANISATION' as const, name, taxCode },
    receivedOn: '2026-11-20',
    dueOn: '2026-12-11',
    status: 6,
  }
  const permit = {
    ...common,
    agency: demoAgencies.construction.id,
    procedure: '1.013236',
    procedureName: {
      vi: 'Cấp giấy phép xây dựng mới đối với công trình',
      en: 'New building permit for works',
    },
    fees: [demoFees.buildingPermitProject('F1')],
  }
  const enterprise = {
    ...common,
    agency: demoAgencies.finance.id,
    procedure: '2.001610',
    procedureName: { vi: 'Đăng ký thành lập doanh nghiệp', en: 'Registration of a new enterprise' },
    fees: [demoFees.businessDisclosure('F1')],
  }
  for (const message of [permit, enterprise])
    await seedDossier(deps, `${message.agency}-261120-${number}`, message, deps.clock())
}
