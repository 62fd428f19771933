import type { AgencyDossier } from '../agency-dossier.ts'

type Applicant = Pick<AgencyDossier['applicant'], 'kind' | 'identityNumber' | 'taxCode'>

/**
 * In whose name a dossier is: of organisations and households the tax code before the representative's identity number,
 * of persons the identity number before the tax code. Null where the agency told neither.
 */
export function ownerFact({ kind, identityNumber, taxCode }: Applicant): string | null {
  return kind === 'PERSON' ? (identityNumber ?? taxCode) : (taxCode ?? identityNumber)
}
