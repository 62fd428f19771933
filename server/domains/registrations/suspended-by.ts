import type { Reader } from '#server/platform/database/database.ts'

export type Suspender = 'HOLDER' | 'BANK' | 'OPERATOR'

const statement = {
  name: 'registration-suspended-by',
  text: `SELECT e.actor_kind AS kind FROM registration r JOIN registration_event e ON e.registration_id = r.id
    WHERE r.number = $1 AND r.state = 'SUSPENDED' AND e.kind IN ('SUSPEND', 'BANK_REFUSES') ORDER BY e.id DESC LIMIT 1`,
}

const suspenders: Readonly<Record<string, Suspender>> = {
  HOLDER: 'HOLDER',
  TELLER: 'BANK',
  CONTROLLER: 'BANK',
  BANK: 'BANK',
  OPERATOR: 'OPERATOR',
}

/** Who suspended it last, and so lets it go on; null where it is not suspended. */
export async function suspendedBy(database: Reader, number: string): Promise<Suspender | null> {
  const [last] = await database.query<{ kind: string }>(statement, [number])
  return last === undefined ? null : (suspenders[last.kind] ?? null)
}
