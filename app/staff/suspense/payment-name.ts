import { formatPublicId } from '#lib/ids.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'

/** What names a payment at this desk, as people read it: an instruction's 16 digits, or the public id. */
export const formatPaymentName = (name: string): string =>
  /^\d{16}$/.test(name) ? formatInstructionNumber(name) : formatPublicId(name)
