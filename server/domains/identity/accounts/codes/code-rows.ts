import type { CodeTemplate } from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { KeptCode } from './one-time-code.ts'

type Of = { readonly purpose: CodeTemplate; readonly subject: string }

/** The code of this purpose and subject that is neither spent nor replaced; it may be over. */
export async function openCode(tx: Transaction, { purpose, subject }: Of): Promise<KeptCode | null> {
  const [row] = await tx.$queryRaw<KeptCode[]>`
    SELECT id, phone_hash AS "phoneHash", lane, binding_hash AS "bindingHash", code_hash AS "codeHash",
           created_at AS "createdAt", next_at AS "nextAt", valid_until AS "validUntil", tries_left AS "triesLeft",
           used_at AS "usedAt", replaced_at AS "replacedAt"
      FROM one_time_code
     WHERE purpose = ${purpose} AND subject = ${subject}::uuid AND used_at IS NULL AND replaced_at IS NULL`
  return row ?? null
}

/** The code with this id, locked, if it is of this purpose and subject. */
export async function lockCode(
  tx: Transaction,
  { id, purpose, subject }: Of & { readonly id: string },
): Promise<KeptCode | null> {
  const [row] = await tx.$queryRaw<KeptCode[]>`
    SELECT id, phone_hash AS "phoneHash", lane, binding_hash AS "bindingHash", code_hash AS "codeHash",
           created_at AS "createdAt", next_at AS "nextAt", valid_until AS "validUntil", tries_left AS "triesLeft",
           used_at AS "usedAt", replaced_at AS "replacedAt"
      FROM one_time_code
     WHERE id = ${id}::uuid AND purpose = ${purpose} AND subject = ${subject}::uuid FOR UPDATE`
  return row ?? null
}
