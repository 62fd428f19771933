import { type Counter, missesLeft, mostMisses } from './counter.ts'
import { type Door, doors, tryKinds } from './kinds.ts'
import { keyOf, type TryDeps } from './tries.ts'

type Row = Pick<Counter, 'misses' | 'countedAt'> & { readonly kind: string }

const counters = {
  name: 'identity.misses-in-all',
  text: `SELECT counter.kind, misses, counted_at AS "countedAt"
           FROM try_counter counter JOIN jsonb_to_recordset($1::jsonb) AS asked(kind text, key text)
             ON counter.kind = asked.kind AND counter.key = decode(asked.key, 'hex')`,
}

/**
 * Doors at which so many tries were wrong lately that people should look: half of those of all that are added up, or many
 * about one subject.
 */
export async function doorsWithManyMisses(deps: TryDeps, now: Date): Promise<Door[]> {
  const kinds = doors.flatMap((door) => [`${door}.all`, `${door}.hot`] as const)
  const asked = kinds.map((kind) => ({ kind, key: keyOf(deps, { kind, of: '' }) }))
  const rows = await deps.database.query<Row>(counters, [JSON.stringify(asked)])
  const isRaised = (kind: (typeof kinds)[number]) => {
    const rule = tryKinds[kind]
    const row = rows.find((one) => one.kind === kind)
    return row !== undefined && missesLeft({ ...row, openAt: now }, rule, now) >= mostMisses(rule) / 2
  }
  return doors.filter((door) => isRaised(`${door}.all`) || isRaised(`${door}.hot`))
}
