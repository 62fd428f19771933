import { parsePersonName } from '#lib/person-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { banks } from '#server/domains/directory/index.ts'
import type { Config } from '#server/platform/config.ts'
import { type InviteRefusal, rolePlaces, type StaffRole, staffRoles } from '../contract.ts'
import { readEmail } from '../email.ts'

/** As it was typed or chosen; `agencyId`, `bank` and `branch` are "" for none. */
export type TypedPerson = {
  readonly email: string
  readonly role: string
  readonly agencyId: string
  readonly bank: string
  readonly branch: string
}

/** Who somebody will be and where they will work, as the columns hold it. */
export type WantedPerson = Place & { readonly email: string; readonly role: StaffRole }

type Place = {
  readonly agencyId: string | null
  readonly bank: string | null
  readonly branch: string | null
}
type Banks = Pick<Config, 'TENANT' | 'OTHER_BANKS'>

const longestBranch = 100

/** Reads address, role and place; whether the agency exists, and the address is free, only the database knows. */
export function readPerson(config: Banks, typed: TypedPerson): Result<WantedPerson, InviteRefusal> {
  const email = readEmail(typed.email)
  if (!email.ok) return email
  const role = staffRoles.find((one) => one === typed.role)
  if (role === undefined) return err({ code: 'ROLE_EMPTY' })
  const place = readPlace(config, rolePlaces[role], typed)
  return place.ok ? ok({ ...place.value, email: email.value, role }) : place
}

/** The agency of an accountant, the bank and branch of a bank's person; what the role has not is not quietly dropped. */
function readPlace(
  config: Banks,
  place: (typeof rolePlaces)[StaffRole],
  { agencyId, bank, branch }: TypedPerson,
): Result<Place, InviteRefusal> {
  const isOfBank = place === 'BANK' || place === 'BRANCH'
  if (place !== 'AGENCY' && agencyId !== '') return err({ code: 'AGENCY_NOT_NEEDED' })
  if (!isOfBank && bank !== '') return err({ code: 'BANK_NOT_NEEDED' })
  if (place !== 'BRANCH' && branch.trim() !== '') return err({ code: 'BRANCH_NOT_NEEDED' })
  if (place === 'AGENCY' && agencyId === '') return err({ code: 'AGENCY_EMPTY' })
  if (!isOfBank) return ok({ agencyId: agencyId || null, bank: null, branch: null })
  if (bank === '') return err({ code: 'BANK_EMPTY' })
  if (!banks(config).some(({ connector }) => connector === bank)) return err({ code: 'BANK_UNKNOWN' })
  if (place === 'BANK') return ok({ agencyId: null, bank, branch: null })
  const read = readBranch(branch)
  return read.ok ? ok({ agencyId: null, bank, branch: read.value }) : read
}

function readBranch(typed: string): Result<string, InviteRefusal> {
  const branch = parsePersonName(typed)
  if (!branch.ok) return err({ code: branch.error === 'EMPTY' ? 'BRANCH_EMPTY' : 'BRANCH_FORM' })
  return [...branch.value].length > longestBranch ? err({ code: 'BRANCH_FORM' }) : ok(branch.value)
}
