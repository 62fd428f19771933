import { err, ok, type Result } from '#lib/result.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import type { SearchRefusal, TraceFound } from '../trace-contract.ts'
import { findHolders, findRegistrations } from './find-holders.ts'
import { findMoney, findPayments } from './find-payments.ts'
import { readWanted } from './wanted.ts'

type SearchDeps = Pick<PaymentDeps, 'database' | 'clock' | 'bankName' | 'banks' | 'instructions' | 'debits'>

/**
 * Everything that one text names: payments by what is written on papers and in banks' messages, registrations by number, holders
 * by name and tax code. Applicants' names are not searched: their dossiers are found by those who know a code. The search is
 * written down, its text as a keyed hash alone.
 */
export async function searchTrace(
  deps: SearchDeps,
  operatorId: string,
  typed: string,
): Promise<Result<TraceFound, SearchRefusal>> {
  const text = searchKey(typed)
  if (text === '') return err({ code: 'SEARCH_EMPTY' })
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < 2) return err({ code: 'SEARCH_SHORT' })
  const wanted = readWanted(typed, deps.instructions.prefix)
  const banks = [...deps.banks.keys()]
  const [payments, money, registrations, holders] = await Promise.all([
    findPayments(deps, wanted, banks),
    findMoney(deps, wanted, banks),
    findRegistrations(deps, wanted),
    findHolders(deps, wanted),
  ])
  const found = { payments, money, registrations, holders }
  await writeDown(deps, operatorId, text, found)
  return ok(found)
}

async function writeDown(
  { database, clock, debits }: SearchDeps,
  operatorId: string,
  text: string,
  found: TraceFound,
): Promise<void> {
  const hash = keyedHash(debits.config.LOOKUP_KEY, 'trace.search', text).toString('base64url')
  const count = Object.values(found).reduce((sum, { length }) => sum + length, 0)
  await unitOfWork(database, (tx) =>
    recordAudit(tx, {
      at: clock(),
      actor: { kind: 'STAFF', id: operatorId },
      action: 'TRACE_SEARCHED',
      subject: 'trace:search',
      detail: { textHash: hash, found: count },
    }),
  )
}
