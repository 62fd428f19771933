import type { Context } from 'hono'
import { decodeProtectedHeader, type JWK } from 'jose'
import type { Result } from '#lib/result.ts'
import type { Deps } from '#server/wiring.ts'
import { type RequestRefusal, readSigned, type SignedRequest } from '../signed-request.ts'

/** A verified request of a bank that we know. */
export type BankRequest = SignedRequest & { readonly connector: string }

/** Reads and verifies a request of any bank: the key's id says which one it is, and only its own keys open it. */
export async function readFromBank(
  context: Context,
  { config, clock, payments }: Deps,
): Promise<Result<BankRequest, RequestRefusal>> {
  const banks = [
    { name: payments.bank.name, keys: config.BANK_PUBLIC_KEYS.keys },
    ...config.OTHER_BANKS.map(({ name, keys }) => ({ name, keys })),
  ]
  const kid = keyIdOf(context.req.header('message-signature'))
  const bank = banks.find(({ keys }) => keys.some((key) => key.kid === kid))
  const theirKeys: readonly JWK[] = bank?.keys ?? []
  const signed = await readSigned(context, theirKeys, config.SERVICES_URL, clock())
  if (!signed.ok) return signed
  return { ok: true, value: { ...signed.value, connector: bank?.name ?? '' } }
}

function keyIdOf(signature: string | undefined): string | undefined {
  try {
    return signature === undefined ? undefined : decodeProtectedHeader(signature).kid
  } catch {
    return undefined
  }
}
