import type { Member } from '../actors.ts'
import type { HolderAction, NewRegistration, RegistrationListItem, RegistrationView } from '../contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import { dailyLimits, type RegistrationDeps } from '../registration-deps.ts'
import { unsealAccount } from '../sealed.ts'
import { suspendedBy } from '../suspended-by.ts'
import { bankChoice, type ListRead, listColumns, toListItem } from './list-item.ts'
import { readHistory } from './read-history.ts'

/** What is in force comes first, then what is on its way, then the rest, the newest first. */
const listStatement = {
  name: 'own-registrations',
  text: `SELECT ${listColumns} FROM registration r WHERE r.holder_id = $1::uuid
    ORDER BY CASE WHEN r.is_default THEN 0 WHEN r.state IN ('APPROVED', 'SUSPENDED') THEN 1
      WHEN r.state IN ('DRAFT', 'AWAITING_FORM', 'RECEIVED', 'RETURNED') THEN 2 ELSE 3 END, r.created_at DESC, r.id
    LIMIT 200`,
}

/** The registrations of a holder, at most 200. */
export async function listRegistrations(
  deps: RegistrationDeps,
  { holderId }: Member,
): Promise<RegistrationListItem[]> {
  const rows = await deps.database.query<ListRead>(listStatement, [holderId])
  return rows.map((row) => toListItem(deps, row))
}

type ViewRead = ListRead & {
  id: string
  account_cipher: Uint8Array
  form_version: number
  printed_at: Date | null
  received_at: Date | null
  decided_at: Date | null
  verification_code: string
  takes_over: boolean
}

const viewStatement = {
  name: 'own-registration',
  text: `SELECT ${listColumns}, r.id, r.account_cipher, r.form_version, r.printed_at, r.received_at, r.decided_at, r.verification_code,
    r.takes_over
    FROM registration r WHERE r.number = $1 AND r.holder_id = $2::uuid`,
}

/** One registration of the holder with its story; null for another holder's and for none, which look the same. */
export async function viewRegistration(
  deps: RegistrationDeps,
  member: Member,
  number: string,
): Promise<RegistrationView | null> {
  const [row] = await deps.database.query<ViewRead>(viewStatement, [number, member.holderId])
  if (row === undefined) return null
  const isHoldersOwn = (await suspendedBy(deps.database, number)) === 'HOLDER'
  return {
    ...toListItem(deps, row),
    formVersion: row.form_version,
    printedAt: row.printed_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    verificationCode: row.verification_code,
    accountNumber: isToBeChecked(member, row) ? unsealAccount(deps.config, row.id, row.account_cipher) : null,
    actions: actionsOf(member, row, isHoldersOwn),
    history: await readHistory(deps.database, row.id, (kind) => kind === 'HOLDER'),
  }
}

/** Whether an owner is about to make its form: nobody can hold a mask against the bank's paper. */
function isToBeChecked({ role }: Member, { state }: ViewRead): boolean {
  return role === 'OWNER' && (state === 'DRAFT' || state === 'RETURNED')
}

const actionsIn: Readonly<Record<RegistrationState, readonly HolderAction[]>> = {
  DRAFT: ['EDIT', 'PRINT', 'WITHDRAW'],
  AWAITING_FORM: ['EDIT', 'PRINT', 'WITHDRAW'],
  RECEIVED: [],
  RETURNED: ['EDIT', 'PRINT', 'WITHDRAW'],
  APPROVED: ['RENEW', 'REPLACE', 'SET_DEFAULT', 'SUSPEND', 'CLOSE'],
  SUSPENDED: ['RENEW', 'REPLACE', 'RESUME', 'CLOSE'],
  REJECTED: [],
  EXPIRED: [],
  CLOSED: [],
  REPLACED: [],
}

function actionsOf(
  { role }: Member,
  { state, is_default, takes_over }: ViewRead,
  isHoldersOwn: boolean,
): readonly HolderAction[] {
  if (role !== 'OWNER') return []
  return actionsIn[state].filter(
    (action) =>
      (action !== 'SET_DEFAULT' || !(is_default || takes_over)) && (action !== 'RESUME' || isHoldersOwn),
  )
}

/** What a new registration begins with; `replaces` only where it is the holder's own and in force. */
export async function beginRegistration(
  deps: RegistrationDeps,
  member: Member,
  replacesNumber: string | null,
): Promise<NewRegistration> {
  const replaces = replacesNumber === null ? null : await viewRegistration(deps, member, replacesNumber)
  const holder = await deps.database.prisma.holder.findUniqueOrThrow({
    where: { id: member.holderId },
    select: { name: true },
  })
  return {
    banks: [...deps.banks.keys()].map((connector) => bankChoice(deps, connector)),
    accountHolder: holder.name,
    leastLimit: String(dailyLimits.least),
    mostLimit: String(dailyLimits.most),
    replaces: replaces !== null && ['APPROVED', 'SUSPENDED'].includes(replaces.state) ? replaces : null,
  }
}
