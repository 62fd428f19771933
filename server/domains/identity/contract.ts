/** What a person of the staff may do: see to one agency's money, to everyone's, or to people. */
export const staffRoles = ['ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR'] as const

export type StaffRole = (typeof staffRoles)[number]

/** Whoever is signed in. `agencyId` is an accountant's own agency and null for everyone else. */
export type Staff = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: StaffRole
  readonly agencyId: string | null
}
