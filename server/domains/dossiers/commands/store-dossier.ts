import { newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { storeProcedure } from '#server/domains/directory/index.ts'
import { ownerKey } from '#server/domains/identity/index.ts'
import { sameHash } from '#server/platform/crypto.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs, type Job } from '#server/platform/jobs.ts'
import type { AgencyDossier } from '../agency-dossier.ts'
import { type ChargedDossier, nameDebtor } from '../charge-repository.ts'
import { lockFees, writeFee } from '../fee-repository.ts'
import { decideFees, type FeeStep, toSettle } from '../fees.ts'
import { contentHash, type FactKeys, factsToStore } from '../identity-facts.ts'
import { ownerFact } from '../listing/owner-fact.ts'
import { wordsOfDossier } from '../listing/words.ts'
import { writeListing } from '../listing/write-listing.ts'
import {
  agencyExists,
  type DossierRow,
  insertDossier,
  type LockedDossier,
  lockDossier,
  updateDossier,
} from '../repository.ts'

export type StoreDossier = {
  /** In the one spelling of `parseDossierCode`. */
  readonly code: string
  readonly message: AgencyDossier
  /** Who says so: the agency in whose name the message is. */
  readonly sender: string
  readonly now: Date
}

export type StoredDossier = {
  readonly result: 'CREATED' | 'CHANGED' | 'UNCHANGED'
  readonly dossierId: string
}

/** AGENCY_UNKNOWN: not in the directory. AGENCY_CHANGED: a dossier stays with the agency that its fees are paid to. */
export type StoreRefusal = { readonly code: 'AGENCY_UNKNOWN' | 'AGENCY_CHANGED' }

/** Creates the dossier, or makes it what the agency says now; all of it or, with a refusal, nothing. */
export function storeDossier(
  deps: { readonly database: Database; readonly config: FactKeys },
  order: StoreDossier,
): Promise<Result<StoredDossier, StoreRefusal>> {
  return unitOfWork(deps.database, (tx) => storeDossierIn(tx, deps.config, order))
}

/** The same within a unit of work of the caller. A refusal has written nothing. */
export async function storeDossierIn(
  tx: Transaction,
  keys: FactKeys,
  order: StoreDossier,
): Promise<Result<StoredDossier, StoreRefusal>> {
  if (!(await agencyExists(tx, order.message.agency))) return err({ code: 'AGENCY_UNKNOWN' })
  const hash = contentHash(keys, order.code, order.message)
  const present = await lockDossier(tx, order.code)
  if (present) return changeDossier(tx, keys, order, hash, present)
  return (await createDossier(tx, keys, order, hash)) ?? (await storeDossierIn(tx, keys, order))
}

/** Null where the same dossier was created meanwhile. */
async function createDossier(
  tx: Transaction,
  keys: FactKeys,
  order: StoreDossier,
  hash: Buffer,
): Promise<Result<StoredDossier, never> | null> {
  await storeProcedure(tx, order.message.procedure, order.message.procedureName)
  const row = rowOf(keys, order, hash, newUuid(order.now))
  if (!(await insertDossier(tx, row))) return null
  const steps = decideFees([], order.message.fees)
  await writeAll(tx, row, steps)
  await list(tx, keys, row)
  return finish(tx, order, 'CREATED', row.id, steps)
}

async function changeDossier(
  tx: Transaction,
  keys: FactKeys,
  order: StoreDossier,
  hash: Buffer,
  present: LockedDossier,
): Promise<Result<StoredDossier, StoreRefusal>> {
  if (sameHash(hash, present.contentHash)) return ok({ result: 'UNCHANGED', dossierId: present.id })
  if (present.agencyId !== order.message.agency) return err({ code: 'AGENCY_CHANGED' })
  const steps = decideFees(await lockFees(tx, present.id), order.message.fees)
  await storeProcedure(tx, order.message.procedure, order.message.procedureName)
  const row = rowOf(keys, order, hash, present.id)
  await updateDossier(tx, row)
  await writeAll(tx, row, steps)
  await nameDebtor(tx, chargedDossier(row))
  await list(tx, keys, row)
  return finish(tx, order, 'CHANGED', row.id, steps)
}

function rowOf(keys: FactKeys, order: StoreDossier, hash: Buffer, id: string): DossierRow {
  const { code, message, now } = order
  return {
    id,
    code,
    message,
    now,
    contentHash: hash,
    facts: factsToStore(keys, { id, code }, message),
  }
}

async function writeAll(tx: Transaction, row: DossierRow, steps: readonly FeeStep[]): Promise<void> {
  for (const step of steps) await writeFee(tx, chargedDossier(row), step, row.now)
  const toTell = steps.flatMap(({ charges }) => toSettle(charges).slice(0, 1))
  await addJobs(
    tx,
    toTell.map(({ id }) => settleFeeDifferenceJob(id, row.now)),
  )
}

/** After its charges: what a dossier owes is summed when it is first listed. */
async function list(tx: Transaction, keys: FactKeys, { id, code, message }: DossierRow): Promise<void> {
  const fact = ownerFact(message.applicant)
  await writeListing(tx, [
    {
      dossierId: id,
      ownerKey: fact === null ? null : ownerKey(keys, fact),
      words: wordsOfDossier(code, message.procedureName),
    },
  ])
}

const chargedDossier = ({ id, code, message }: DossierRow): ChargedDossier => ({
  id,
  code,
  agency: message.agency,
  applicant: message.applicant.name,
})

/** What goes back of paid charges is payments' to ask for, after the commit; one job settles a whole line. */
function settleFeeDifferenceJob(chargeId: string, now: Date): Job {
  return {
    task: 'settle-fee-difference',
    payload: { chargeId },
    runAt: now,
    key: `settle-fee-difference:${chargeId}`,
  }
}

async function finish(
  tx: Transaction,
  order: StoreDossier,
  result: 'CREATED' | 'CHANGED',
  dossierId: string,
  steps: readonly FeeStep[],
): Promise<Result<StoredDossier, never>> {
  await recordAudit(tx, {
    at: order.now,
    actor: { kind: 'AGENCY', id: order.sender },
    action: `DOSSIER_${result}`,
    subject: `dossier:${dossierId}`,
    detail: { status: order.message.status, fees: steps.map(({ kind, line }) => `${kind} ${line.id}`) },
  })
  return ok({ result, dossierId })
}
