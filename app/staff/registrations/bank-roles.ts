/** Who works at this desk: one receives the signed form, another decides about it. */
export const bankRoles = ['TELLER', 'CONTROLLER'] as const
export type BankRole = (typeof bankRoles)[number]
