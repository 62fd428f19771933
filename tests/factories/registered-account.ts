import { newUuid } from '#lib/ids.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { PaymentWorld } from './payment.ts'

type World = Pick<PaymentWorld, 'sql'> & { readonly clock: () => Date }
type Wished = {
  readonly dailyLimit?: bigint
  readonly scope?: 'OWN' | 'ANY'
  readonly state?: string
  readonly mandate?: string
}

/** A holder with its person, list of dossiers and one registered account, as rows. */
export async function registeredAccount(world: World, wished: Wished = {}) {
  const [holderId, accountId, visitorId] = [newUuid(), newUuid(), newUuid()]
  const now = world.clock()
  await world.sql(
    `INSERT INTO visitor_session (id, token_hash, created_at, expires_at) VALUES ($1, NULL, $2, '9999-12-31Z')`,
    [visitorId, now],
  )
  await world.sql(
    `INSERT INTO holder (id, kind, name, name_folded, tax_code, owner_key, details_cipher, visitor_id, created_at)
     VALUES ($1, 'ORGANISATION', 'Công ty Thử', 'cong ty thu', '0400603108', $2, '\\x00', $3, $4)`,
    [holderId, sha256(holderId), visitorId, now],
  )
  await world.sql(
    `INSERT INTO id_account (id, name, phone_hash, phone_cipher, language, password_hash, created_at)
     VALUES ($1, 'Người Thử', $2, '\\x00', 'vi', '$argon2id$none', $3)`,
    [accountId, sha256(accountId), now],
  )
  await world.sql(
    `INSERT INTO membership (id, account_id, holder_id, role, created_at) VALUES ($1, $2, $3, 'OWNER', $4)`,
    [newUuid(), accountId, holderId, now],
  )
  const registrationId = await registrationOf(world, { holderId, accountId, ...wished })
  return { holderId, accountId, visitorId, registrationId }
}

export type RegisteredAccount = Awaited<ReturnType<typeof registeredAccount>>

/** One more account of a holder; `sameAs` names the account, where it is an account registered before. */
export async function registrationOf(
  world: World,
  order: Wished & { readonly holderId: string; readonly accountId: string; readonly sameAs?: string },
): Promise<string> {
  const id = newUuid()
  const { holderId, accountId, dailyLimit = 10_000_000n, scope = 'ANY', state = 'APPROVED' } = order
  await world.sql(
    `INSERT INTO registration (id, number, holder_id, connector, branch, account_cipher, account_hash, account_mask,
       account_holder, scope, daily_limit, state, form_cipher, form_version, verification_code, decided_at, decided_by,
       mandate_state, mandate_version, created_by, created_at, request_id)
     VALUES ($1, $2, $3, 'collecting-bank', 'Tam Kỳ', '\\x00', $4, '••••••7890', 'CONG TY THU', $5, $6, $7, '\\x00', 1, $8,
       $9, 'staff:checker', $10, 1, $11, $9, $8)`,
    [
      id,
      freshNumber(),
      holderId,
      sha256(order.sameAs ?? id),
      scope,
      dailyLimit,
      state,
      id,
      world.clock(),
      order.mandate ?? 'CONFIRMED',
      accountId,
    ],
  )
  return id
}

/** Twelve digits that no other row has. */
const freshNumber = (): string =>
  String(crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n)
    .padStart(12, '0')
    .slice(-12)
