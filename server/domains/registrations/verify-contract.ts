import type { RegistrationState } from './registration.states.ts'

/** What anyone with the code of a printed form may know. `print`: which print of it counts. */
export type VerifiedForm = {
  readonly kind: 'REGISTRATION_FORM'
  readonly number: string
  readonly print: number
  readonly issuedAt: string
  readonly present: RegistrationState
}
