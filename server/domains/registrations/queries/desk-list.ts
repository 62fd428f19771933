import { businessDay } from '#lib/dates.ts'
import { readFormNumber } from '#lib/form-number.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'
import type { Officer } from '../actors.ts'
import { officerText } from '../desk/desk-step.ts'
import {
  mostCounted,
  type RegistrationCounts,
  type RegistrationPage,
  type RegistrationTab,
  registrationTabs,
} from '../desk-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type DeskRead, deskColumns, toDeskRow } from './desk-row.ts'

/** What stands on a tab, in which order. What was decided is today's, unless somebody searches. */
type Tab = { readonly where: string; readonly at: string; readonly order: 'ASC' | 'DESC' }
const tabs: Readonly<Record<RegistrationTab, Tab>> = {
  RECEIVED: { where: `r.state = 'RECEIVED'`, at: 'r.received_at', order: 'ASC' },
  RETURNED: { where: `r.state = 'RETURNED'`, at: 'r.printed_at', order: 'DESC' },
  DECIDED: {
    // One bound, which the index of decisions takes with any parameters.
    where: `r.decided_at >= CASE WHEN $2::text = '' THEN $1::timestamptz ELSE '-infinity' END`,
    at: 'r.decided_at',
    order: 'DESC',
  },
}

const pageRows = 50
const found = `$1::timestamptz IS NOT NULL AND ($2::text = '' OR r.number = $3 OR h.name_folded LIKE '%' || $2 || '%')`

const listStatement = (name: RegistrationTab) => {
  const { where, at, order } = tabs[name]
  return {
    name: `registrations-${name}`,
    text: `
      SELECT ${deskColumns}, ${at} AS at FROM registration r JOIN holder h ON h.id = r.holder_id
      WHERE r.connector = $4 AND ${where} AND ${found}
        AND ($5::timestamptz IS NULL OR (${at}, r.id) ${order === 'ASC' ? '>' : '<'} ($5::timestamptz, $6::uuid))
      ORDER BY ${at} ${order}, r.id ${order} LIMIT ${pageRows + 1}`,
  }
}

export type DeskFilter = {
  readonly tab: RegistrationTab
  /** A form's number or a part of a holder's name, with or without its marks; '' for all. */
  readonly search: string
  /** The `next` of the page before. */
  readonly after: string | null
}

const CURSOR = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A page of the forms at an officer's bank, of all its branches. */
export async function listDeskRegistrations(
  deps: RegistrationDeps,
  officer: Officer,
  { tab, search, after }: DeskFilter,
): Promise<RegistrationPage> {
  const [, at, id] = CURSOR.exec(after ?? '') ?? []
  const rows = await deps.database.query<DeskRead>(listStatement(tab), [
    ...searched(deps, search),
    officer.bank,
    at === undefined ? null : new Date(Number(at)),
    id ?? null,
  ])
  const shown = rows.slice(0, pageRows)
  const last = rows.length > pageRows ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => toDeskRow(row, officerText(officer))),
    next: last === undefined ? null : `${last.at.getTime()}_${last.id}`,
  }
}

/** The start of today, the folded words, and the number that they may be. */
function searched(deps: RegistrationDeps, search: string) {
  const number = readFormNumber(search)
  const today = new Date(`${businessDay(deps.clock())}T00:00:00+07:00`)
  const words = searchKey(search).replace(/[\\%_]/g, '\\$&')
  return [today, words, number.ok ? number.value : null] as const
}

const countStatement = {
  name: 'count-registrations',
  text: registrationTabs
    .map(
      (tab) => `SELECT '${tab}' AS tab, (SELECT count(*)::int FROM (
        SELECT FROM registration r JOIN holder h ON h.id = r.holder_id
        WHERE r.connector = $4 AND ${tabs[tab].where} AND ${found} LIMIT ${mostCounted}) counted) AS count`,
    )
    .join(' UNION ALL '),
}

/** How many there are on each tab, each up to `mostCounted`. */
export async function countDeskRegistrations(
  deps: RegistrationDeps,
  officer: Officer,
): Promise<RegistrationCounts> {
  const rows = await deps.database.query<{ tab: RegistrationTab; count: number }>(countStatement, [
    ...searched(deps, ''),
    officer.bank,
  ])
  const of = (tab: RegistrationTab) => rows.find((row) => row.tab === tab)?.count ?? 0
  return { RECEIVED: of('RECEIVED'), RETURNED: of('RETURNED'), DECIDED: of('DECIDED') }
}
