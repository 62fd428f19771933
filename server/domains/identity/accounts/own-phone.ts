import type { SignedInAccount } from '../account-contract.ts'
import { type AccountDeps, unseal } from './sealed.ts'

const phoneOf = {
  name: 'identity.own-phone',
  text: 'SELECT phone_cipher AS phone FROM id_account WHERE id = $1 AND disabled_at IS NULL',
}

/** The telephone that somebody signs in with who is signed in, in E.164. @throws where their account was disabled meanwhile */
export async function ownPhone(
  { database, config }: AccountDeps,
  { accountId }: Pick<SignedInAccount, 'accountId'>,
): Promise<string> {
  const [row] = await database.query<{ phone: Uint8Array }>(phoneOf, [accountId])
  if (row === undefined) throw new Error('Whoever is signed in has an account')
  return unseal(config, 'id_account.phone', accountId, row.phone)
}
