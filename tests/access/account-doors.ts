/** Form actions and route handlers of the pages of accounts, with the procedures that they call. */
export const accountDoors: Readonly<Record<string, readonly string[]>> = {
  'app/api/account-auth/[...nextauth]/route.ts': ['accountEntry.signIn'],
  'app/account/sign-out/route.ts': ['account.signOut'],
}
