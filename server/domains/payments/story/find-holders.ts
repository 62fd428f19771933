import type { PaymentDeps } from '../payment-deps.ts'
import { type FoundHolder, type FoundRegistration, mostFound, type TraceHolder } from '../trace-contract.ts'
import { holderJson, toTraceHolder } from './read-payment.ts'
import type { Wanted } from './wanted.ts'

type RegistrationRow = {
  number: string
  state: string
  holder_name: string
  account_mask: string
  connector: string
}

const registrationsStatement = {
  name: 'trace-find-registrations',
  text: `
    SELECT r.number, r.state, h.name AS holder_name, r.account_mask, r.connector
    FROM registration r JOIN holder h ON h.id = r.holder_id WHERE r.number = $1::text`,
}

export async function findRegistrations(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  { registration }: Wanted,
): Promise<FoundRegistration[]> {
  if (registration === null) return []
  const rows = await database.query<RegistrationRow>(registrationsStatement, [registration])
  return rows.map(({ number, state, holder_name, account_mask, connector }) => ({
    number,
    state,
    holderName: holder_name,
    accountMask: account_mask,
    bank: bankName(connector),
  }))
}

type HolderRow = { holder: TraceHolder; registrations: readonly string[] }

/**
 * Names that begin so come out of the index; names with it inside are read only where those are fewer than the answer is
 * long. `~>=~` and `~<~` are the index's own order.
 */
const holdersStatement = {
  name: 'trace-find-holders',
  text: `
    SELECT ${holderJson} AS holder, ARRAY(SELECT r.number FROM registration r WHERE r.holder_id = h.id
      ORDER BY r.created_at DESC LIMIT 10) AS registrations
    FROM ((SELECT x.* FROM holder x WHERE x.tax_code = $1::text LIMIT ${mostFound})
      UNION ALL (SELECT x.* FROM holder x WHERE x.name_folded ~>=~ $2::text AND x.name_folded ~<~ ($2::text || U&'\\+10FFFF')
        LIMIT ${mostFound})
      UNION ALL (SELECT x.* FROM holder x WHERE strpos(x.name_folded, $2::text) > 1 LIMIT ${mostFound})
    ) h LIMIT ${mostFound}`,
}

export async function findHolders(
  { database }: Pick<PaymentDeps, 'database'>,
  { taxCode, name }: Wanted,
): Promise<FoundHolder[]> {
  if (taxCode === null && name === null) return []
  const rows = await database.query<HolderRow>(holdersStatement, [taxCode, name])
  return rows.map(({ holder, registrations }) => ({ ...toTraceHolder(holder), registrations }))
}
