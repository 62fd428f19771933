export const bankAccountsPath = '/account/bank-accounts'

/** The address of a registration's page, or of one below it. */
export function registrationPath(number: string, page = ''): string {
  return `${bankAccountsPath}/${encodeURIComponent(number)}${page && `/${page}`}`
}
