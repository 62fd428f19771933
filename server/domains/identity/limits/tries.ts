import { err, ok, type Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Reader } from '#server/platform/database/database.ts'
import { mostMisses } from './counter.ts'
import { type TryKind, tryKinds } from './kinds.ts'

export type TooMany = { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }
export type TryDeps = { readonly database: Reader; readonly config: Pick<Config, 'LOOKUP_KEY'> }

/** One counter that a try counts for. Not a gate: it is counted, and never refused by this one. */
export type CountedTry = { readonly kind: TryKind; readonly of: string; readonly gate?: boolean }

/** A try that is looked at, and counts as a miss until it is taken back. */
export type BegunTry = {
  /** How many misses there are of this kind now, this try included; parts of one are forgotten. */
  readonly misses: (kind: TryKind) => number
  /** It was right: everything is as if it had never been made, misses of others apart. */
  readonly takeBack: () => Promise<void>
  /** What takes it back later, once another request has shown that it was right: for `takeBackLater`. */
  readonly counted: CountedBefore
}

/** A counter by its key, which is a keyed hash. */
export type CountedKey = { readonly kind: string; readonly key: string }

/** What a try has added to counters, by their keys; nothing in it is readable. */
export type CountedBefore = readonly {
  readonly kind: string
  readonly key: string
  readonly added: number
  readonly opens_at: Date | string
  readonly opened_at: Date | string
}[]

type Row = {
  readonly place: number
  readonly passed: boolean
  readonly opensAt: Date
  readonly openedAt: Date
  readonly added: number
  readonly misses: number
}

const begin = {
  name: 'identity.begin-tries',
  text: `SELECT place, passed, opens_at AS "opensAt", opened_at AS "openedAt", added, misses
           FROM begin_tries($1::timestamptz, $2::jsonb)`,
}
const giveBack = { name: 'identity.take-back-tries', text: 'SELECT take_back_tries($1::jsonb)' }
const clear = {
  name: 'identity.clear-tries',
  // Locked in the order in which tries are counted: of two that lock the same ones none waits for the other in a circle.
  text: `WITH forgotten AS (
           SELECT c.kind, c.key FROM jsonb_to_recordset($1::jsonb) AS t(kind text, key text)
             JOIN try_counter c ON c.kind = t.kind AND c.key = decode(t.key, 'hex')
            ORDER BY c.kind, c.key FOR UPDATE OF c
         )
         DELETE FROM try_counter c USING forgotten f WHERE c.kind = f.kind AND c.key = f.key`,
}

/** No value is kept in clear: a counter's key is a keyed hash, another one for each kind. */
export const keyOf = ({ config }: Pick<TryDeps, 'config'>, { kind, of }: CountedTry): string =>
  keyedHash(config.LOOKUP_KEY, `try.${kind}`, of).toString('hex')

/**
 * Counts one try for all of these at once, in one statement, or, where one of them is not open yet, for none. Right or
 * wrong is found out afterwards: so many tries at the same moment are looked at as would be one after the other.
 * Not for within a transaction: counters are shared, and stay locked until its end.
 */
export async function beginTry(
  deps: TryDeps,
  tries: readonly CountedTry[],
  now: Date,
): Promise<Result<BegunTry, TooMany>> {
  return beginKeyed(
    deps,
    tries.map(({ kind, of, gate }) => ({ kind, key: keyOf(deps, { kind, of }), gate: gate ?? true })),
    now,
  )
}

/** Counts one more try for counters that an earlier one counted for, each of them a gate. */
export async function beginAgain(
  deps: Pick<TryDeps, 'database'>,
  counted: readonly CountedKey[],
  now: Date,
): Promise<Result<CountedBefore, TooMany>> {
  const known = counted.flatMap(({ kind, key }) => (isKind(kind) ? [{ kind, key, gate: true }] : []))
  const begun = await beginKeyed(deps, known, now)
  return begun.ok ? ok(begun.value.counted) : begun
}

type Keyed = { readonly kind: TryKind; readonly key: string; readonly gate: boolean }

const isKind = (kind: string): kind is TryKind => Object.hasOwn(tryKinds, kind)

async function beginKeyed(
  deps: Pick<TryDeps, 'database'>,
  tries: readonly Keyed[],
  now: Date,
): Promise<Result<BegunTry, TooMany>> {
  const asked = tries.map((one, place) => ({ ...one, place }))
  const rows = await deps.database.query<Row>(begin, [now, JSON.stringify(asked.map(withRule))])
  const closed = rows.filter(({ passed }) => !passed)
  if (closed.length > 0) return err({ code: 'TOO_MANY', retryAfterSeconds: secondsUntil(closed, now) })
  const added = rows.map(({ place, ...row }) => ({ ...asked[place], ...row }))
  const counted = added.flatMap(({ kind, key, added, opensAt, openedAt }) =>
    kind === undefined || key === undefined
      ? []
      : [{ kind, key, added, opens_at: opensAt, opened_at: openedAt }],
  )
  return ok({
    misses: (kind) => added.find((one) => one.kind === kind)?.misses ?? 0,
    takeBack: () => takeBackLater(deps, counted),
    counted,
  })
}

/** Takes back a try that was right after all. Once: what is taken back twice wears down others' misses. */
export async function takeBackLater(
  { database }: Pick<TryDeps, 'database'>,
  counted: CountedBefore,
): Promise<void> {
  await database.query(giveBack, [JSON.stringify(counted)])
}

/** Forgets all misses of these. */
export async function forgetTries(deps: TryDeps, tries: readonly CountedTry[]): Promise<void> {
  await forgetKeys(
    deps,
    tries.map((one) => ({ kind: one.kind, key: keyOf(deps, one) })),
  )
}

/** Forgets all misses of the counters with these keys. */
export async function forgetKeys(
  { database }: Pick<TryDeps, 'database'>,
  keys: readonly CountedKey[],
): Promise<void> {
  await database.query(clear, [JSON.stringify(keys)])
}

function withRule({ kind, place, key, gate }: Keyed & { readonly place: number }) {
  const rule = tryKinds[kind]
  return {
    place,
    kind,
    key,
    waits: rule.waits,
    forget: rule.forget,
    most: mostMisses(rule),
    gate,
  }
}

function secondsUntil(closed: readonly Row[], now: Date): number {
  const last = Math.max(...closed.map(({ opensAt }) => opensAt.getTime()))
  return Math.max(1, Math.ceil((last - now.getTime()) / 1000))
}
