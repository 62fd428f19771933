import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { LOCALES } from '#lib/locale.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { HolderKind } from '../../account-contract.ts'
import { detailsSchema } from '../holder-details.ts'
import { type AccountKeys, phoneHash, seal, unseal } from '../sealed.ts'

/** How long somebody has to prove their telephone, in milliseconds. */
const openMs = 30 * 60_000

const contentSchema = z.object({
  name: z.string(),
  phone: z.string(),
  language: z.enum(LOCALES),
  details: detailsSchema.nullable(),
})

/** What somebody has typed who has not yet proven their telephone; without details a member joins a holder. */
export type SignUpContent = z.infer<typeof contentSchema>

export type SignUp = {
  readonly id: string
  readonly kind: HolderKind | 'MEMBER'
  readonly invitationId: string | null
  readonly passwordHash: string
  readonly content: SignUpContent
}

type Row = Omit<SignUp, 'content'> & { readonly cipher: Uint8Array }

/** Writes a sign-up; its token is for the cookie. */
export async function insertSignUp(
  tx: Transaction,
  config: AccountKeys,
  signUp: Omit<SignUp, 'id'> & { readonly now: Date },
): Promise<{ readonly id: string; readonly token: string }> {
  const { kind, invitationId, passwordHash, content, now } = signUp
  const id = newUuid(now)
  const token = newToken()
  await tx.$executeRaw`
    INSERT INTO sign_up (id, token_hash, kind, invitation_id, details_cipher, phone_hash, password_hash, created_at, expires_at)
    VALUES (${id}::uuid, ${sha256(token)}, ${kind}, ${invitationId}::uuid, ${sealed(config, id, content)},
            ${phoneHash(config, content.phone)}, ${passwordHash}, ${now}::timestamptz,
            ${addMs(now, openMs)}::timestamptz)`
  return { id, token }
}

/** The sign-up that this token names; null once half an hour is over, or it was finished. */
export async function findSignUp(
  tx: Transaction,
  config: AccountKeys,
  { token, now }: { readonly token: string; readonly now: Date },
): Promise<SignUp | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, kind, invitation_id AS "invitationId", password_hash AS "passwordHash", details_cipher AS cipher
      FROM sign_up
     WHERE token_hash = ${sha256(token)} AND expires_at > ${now}::timestamptz AND completed_at IS NULL FOR UPDATE`
  if (row === undefined) return null
  const { cipher, ...signUp } = row
  const content = contentSchema.parse(JSON.parse(unseal(config, 'sign_up.details', row.id, cipher)))
  return { ...signUp, content }
}

/** Corrects the telephone, and the holder's, too, where it was the same. */
export async function writePhone(
  tx: Transaction,
  config: AccountKeys,
  { id, content }: SignUp,
  phone: string,
): Promise<void> {
  const { details } = content
  const followed = details?.phone === content.phone ? { ...details, phone } : details
  const changed = { ...content, phone, details: followed }
  await tx.$executeRaw`
    UPDATE sign_up SET details_cipher = ${sealed(config, id, changed)}, phone_hash = ${phoneHash(config, phone)}
     WHERE id = ${id}::uuid`
}

export async function completeSignUp(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE sign_up SET completed_at = ${now}::timestamptz WHERE id = ${id}::uuid`
}

const sealed = (config: AccountKeys, id: string, content: SignUpContent): Buffer =>
  seal(config, 'sign_up.details', id, JSON.stringify(content))
