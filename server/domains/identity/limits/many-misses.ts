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

/** Doors at which so many tries of all were wrong lately, half of those that are added up, that people should look. */
export async function doorsWithManyMisses(deps: TryDeps, now: Date): Promise<Door[]> {
  const asked = doors.map((door) => ({
    kind: `${door}.all`,
    key: keyOf(deps, { kind: `${door}.all`, of: '' }),
  }))
  const rows = await deps.database.query<Row>(counters, [JSON.stringify(asked)])
  return doors.filter((door) => {
    const rule = tryKinds[`${door}.all`]
    const row = rows.find(({ kind }) => kind === `${door}.all`)
    return row !== undefined && missesLeft({ ...row, openAt: now }, rule, now) >= mostMisses(rule) / 2
  })
}
