import { keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'
import type { BrowserMark } from './browser.ts'
import type { Door } from './kinds.ts'
import type { TryDeps } from './tries.ts'

type Subject = { readonly door: Door; readonly subject: string }
type Proof = {
  readonly browser: BrowserMark
  readonly door: Door
  /** What it was right about, e.g. a telephone or a dossier's code. */
  readonly subject: string
}

/** What a browser was right about at a door: this very subject, another one (named by its hash), or nothing. */
export type Standing = { readonly known: true } | { readonly known: false; readonly voucher: string | null }

const standing = {
  name: 'identity.browser-standing',
  text: `SELECT subject_hash AS subject FROM known_browser WHERE browser_hash = $1 AND door = $2
          ORDER BY subject_hash = $3 DESC, proved_at DESC LIMIT 1`,
}
const remember = {
  name: 'identity.remember-browser',
  text: `INSERT INTO known_browser (browser_hash, door, subject_hash, first_at, proved_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (browser_hash, door, subject_hash) DO UPDATE SET proved_at = excluded.proved_at
          WHERE known_browser.proved_at < excluded.proved_at`,
}
const knownFor = {
  name: 'identity.browsers-known-for',
  text: 'SELECT browser_hash AS hash FROM known_browser WHERE door = $1 AND subject_hash = $2',
}
const removal = {
  name: 'identity.remove-old-browsers',
  text: `DELETE FROM known_browser WHERE (browser_hash, door, subject_hash) IN (
           SELECT browser_hash, door, subject_hash FROM known_browser WHERE proved_at <= $1 ORDER BY proved_at
            LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING door`,
}

/** Keyed, and different for each door: the table tells no telephone, and not that two doors are one person's. */
export const subjectHash = ({ config }: Pick<TryDeps, 'config'>, { door, subject }: Subject): Buffer =>
  keyedHash(config.LOOKUP_KEY, `known-browser.${door}`, subject)

/** How this browser stands to a subject. */
export async function standingOf(deps: TryDeps, proof: Proof): Promise<Standing> {
  const hash = subjectHash(deps, proof)
  const rows = await deps.database.query<{ subject: Uint8Array }>(standing, [
    proof.browser.hash,
    proof.door,
    hash,
  ])
  const found = rows[0] === undefined ? null : Buffer.from(rows[0].subject)
  if (found?.equals(hash)) return { known: true }
  return { known: false, voucher: found?.toString('hex') ?? null }
}

/** Remembers that this browser was right: from now on others' misses do not slow it here. */
export async function rememberBrowser(deps: TryDeps, proof: Proof & { readonly now: Date }): Promise<void> {
  const { door, now } = proof
  await rememberHashed(deps, {
    browserHash: proof.browser.hash,
    door,
    subjectHash: subjectHash(deps, proof),
    now,
  })
}

/** The same where only the hashes are known any more. */
export async function rememberHashed(
  { database }: Pick<TryDeps, 'database'>,
  proof: {
    readonly browserHash: Uint8Array
    readonly door: Door
    readonly subjectHash: Uint8Array
    readonly now: Date
  },
): Promise<void> {
  await database.query(remember, [proof.browserHash, proof.door, proof.subjectHash, proof.now])
}

/** The browsers that were right about a subject, by their hashes. */
export async function browsersKnownFor(deps: TryDeps, asked: Subject): Promise<Uint8Array[]> {
  const rows = await deps.database.query<{ hash: Uint8Array }>(knownFor, [
    asked.door,
    subjectHash(deps, asked),
  ])
  return rows.map(({ hash }) => hash)
}

/** Forgets what browsers were last right about before this moment. Answers how many there were. */
export const removeOldBrowsers = (database: Database, before: Date): Promise<number> =>
  removeInBatches(database, removal, before)
