import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { BankNames } from '../bank-names.ts'
import { byStaff } from '../desk-actor.ts'
import type { TraceActor } from '../trace-contract.ts'

/** Reads the name behind a cause, in SQL over its column; null where it names no person and no agency. */
export const causeName = (column: string): string => `CASE
  WHEN ${column} LIKE 'staff:%' THEN (SELECT json_build_object('vi', m.name, 'en', m.name)
    FROM staff_member m WHERE m.id::text = substr(${column}, 7))
  WHEN ${column} LIKE 'account:%' THEN (SELECT json_build_object('vi', i.name, 'en', i.name)
    FROM id_account i WHERE i.id::text = substr(${column}, 9))
  WHEN ${column} LIKE 'agency:%' THEN (SELECT json_build_object('vi', a.name_vi, 'en', a.name_en)
    FROM agency a WHERE a.id = substr(${column}, 8)) END`

const kinds: Readonly<Record<string, TraceActor['kind']>> = {
  visitor: 'PAYER',
  account: 'ACCOUNT',
  bank: 'BANK',
  staff: 'STAFF',
  agency: 'AGENCY',
}

type Asked = { readonly askerId: string; readonly bankName: BankNames }

/** Who stands behind a cause: "visitor:<id>", "bank:<connector>:<source>:<message>", "job:<task>", "staff:<id>", "rule". */
export function actorOfCause(
  cause: string,
  name: Bilingual | null,
  { askerId, bankName }: Asked,
): TraceActor {
  const [who = '', id = '', source] = cause.split(':')
  const kind = kinds[who] ?? 'PORTAL'
  return {
    kind,
    name: kind === 'BANK' ? bankName(id) : name,
    self: cause === byStaff(askerId),
    means: kind === 'BANK' ? (source ?? null) : kind === 'PORTAL' && id !== '' ? id : null,
  }
}

/** The message that a cause names, with its connector; null for any other cause. */
export function messageOfCause(cause: string): { readonly connector: string; readonly id: string } | null {
  const [, connector, id] = /^bank:([^:]+):(?:RESULT|ANSWER|QUERY|OUTCOME|CREDIT):(.+)$/.exec(cause) ?? []
  return connector === undefined || id === undefined ? null : { connector, id }
}
