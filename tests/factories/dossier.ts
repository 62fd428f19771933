import { newUuid } from '#lib/ids.ts'
import { newLookupSecret } from '#lib/lookup-secret.ts'
import type { AgencyDossierMessage, SeedDossier } from '#prisma/seed/message.ts'
import { type SeedDeps, seedDossier } from '#prisma/seed/store.ts'
import { storeAgency } from '#server/domains/directory/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { uniqueNumber } from './unique-number.ts'

export type FreshDossier = SeedDossier & {
  readonly id: string
  readonly agencyId: string
  /** Sum of what is owed, in đồng. */
  readonly amount: bigint
}

/**
 * An unpaid dossier of a new agency of its own, stored as an agency's message stores it; nobody else's test
 * knows it. `changes` replaces parts of the message, e.g. `{ fees: [freshFee('F1', 75_000), …] }`.
 */
export async function freshDossier(
  deps: SeedDeps,
  changes: Partial<AgencyDossierMessage> = {},
  now: Date = new Date(),
): Promise<FreshDossier> {
  const agency = changes.agency ?? (await freshAgency(deps))
  const code = `${agency}-261120-${uniqueNumber('dossier', 10 ** 4, 10 ** 9)}`
  const message = { ...freshMessage(agency), ...changes }
  const id = await seedDossier(deps, code, message, now)
  const amount = message.fees.reduce((sum, fee) => sum + BigInt(fee.amount) - BigInt(fee.reduction), 0n)
  const fact = message.applicant.identityNumber?.slice(-4) ?? message.applicant.taxCode ?? ''
  const secret = message.lookupSecret ?? ''
  return { id, code, fact, secret, amount, message, agencyId: agency, shows: 'fresh' }
}

/** A message about a person's dossier that owes one fee of 150.000 đồng. */
export function freshMessage(agency: string): AgencyDossierMessage {
  const identityNumber = `0490${uniqueNumber('dossier applicant', 85_000_000, 86_000_000)}`
  return {
    agency,
    procedure: '1.013225',
    procedureName: {
      vi: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
      en: 'New building permit for a private house',
    },
    applicant: { kind: 'PERSON', name: 'Nguyễn Thị Thử Nghiệm', identityNumber, phone: '0905000111' },
    lookupSecret: newLookupSecret(),
    receivedOn: '2026-11-20',
    dueOn: '2026-12-11',
    status: 6,
    fees: [freshFee('F1', 150_000)],
  }
}

/** A fee line of so many đồng that is due at intake. */
export function freshFee(id: string, amount: number): AgencyDossierMessage['fees'][number] {
  const label = { vi: `Lệ phí thử nghiệm ${id}`, en: `Test charge ${id}` }
  return {
    id,
    kind: 'LE_PHI',
    label,
    amount: `${amount}`,
    reduction: '0',
    regulation: 'Nghị quyết thử nghiệm',
    dueWhen: 'INTAKE',
  }
}

/** A new agency; answers with its id, e.g. H47.123.045.678. */
export async function freshAgency({ database }: SeedDeps): Promise<string> {
  const digits = String(uniqueNumber('agency', 0, 10 ** 9)).padStart(9, '0')
  const id = `H47.${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`
  const agency = {
    id,
    name: { vi: `Cơ quan thử nghiệm ${id}`, en: `Test agency ${id}` },
    address: 'Tam Kỳ',
    treasuryAccount: newUuid(),
    treasuryBranch: 'Kho bạc Nhà nước khu vực XIII',
  }
  await unitOfWork(database, (tx) => storeAgency(tx, agency))
  return id
}
