/** Form actions and route handlers of the pages of accounts, with the procedures that they call. */
export const accountDoors: Readonly<Record<string, readonly string[]>> = {
  'app/api/account-auth/[...nextauth]/route.ts': ['accountEntry.signIn'],
  'app/account/sign-out/route.ts': ['account.signOut'],
  'app/account/statements/[publicId]/save-reference.ts': ['statements.setOwnReference'],
  'app/account/statements/receipts.zip/route.ts': ['statements.receipts'],
  'app/account/statements/statement.csv/route.ts': ['statements.csv'],
  'app/account/statements/statement.pdf/route.ts': ['statements.pdf'],
  'app/account/statements/statement.xlsx/route.ts': ['statements.xlsx'],
}
