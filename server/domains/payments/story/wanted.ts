import { readFormNumber } from '#lib/form-number.ts'
import { parsePublicId } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'

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
