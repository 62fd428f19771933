import { z } from 'zod'
import { agencyId, typedText } from '#server/api/inputs.ts'
import { listStates } from '#server/domains/dossiers/listing-contract.ts'

/** What of a holder's dossiers is asked for, as it stands in an address. */
export const holderFilter = z.object({
  state: z.enum(listStates),
  agencyId: agencyId.nullable(),
  text: typedText,
})
