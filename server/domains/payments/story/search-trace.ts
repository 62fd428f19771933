import { readFormNumber } from '#lib/form-number.ts'
import { parsePublicId } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import type { SearchRefusal, TraceFound } from '../trace-contract.ts'
import { findHolders, findRegistrations } from './find-holders.ts'
import { findMoney, findPayments } from './find-payments.ts'

/** What a typed text may name; null where it cannot be one. */
export type Wanted = {
  readonly publicId: string | null
  /** Of an attempt or a refund: digits and capital letters. */
  readonly reference: string | null
  readonly bankReference: string
  readonly dossierCode: string | null
  readonly instruction: string | null
  readonly registration: string | null
  readonly taxCode: string | null
  /** Part of a name, folded. */
  readonly name: string | null
}

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

/** Reads the text as each thing that it may be. */
export function readWanted(typed: string, prefix: string): Wanted {
  const publicId = parsePublicId(typed)
  const dossier = parseDossierCode(typed)
  const instruction = readInstructionNumber(typed, prefix)
  const registration = readFormNumber(typed)
  const tax = parseTaxCode(typed)
  const reference = typed.trim().toUpperCase()
  const name = searchKey(typed)
  return {
    publicId: publicId.ok ? publicId.value : null,
    reference: /^[0-9A-Z]{8,32}$/.test(reference) ? reference : null,
    bankReference: typed.trim().slice(0, 64),
    dossierCode: dossier.ok ? dossier.value : null,
    instruction: instruction.ok ? instruction.value : null,
    registration: registration.ok ? registration.value : null,
    taxCode: tax.ok ? tax.value.value : null,
    name: /\p{L}{2}/u.test(name) ? name : null,
  }
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
