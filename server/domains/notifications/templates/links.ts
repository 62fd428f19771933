/** Where a holder sees a registration of its own. */
export const registrationUrl = (portalUrl: string, number: string): string =>
  `${portalUrl}/account/bank-accounts/${number}`
