import { err, ok, type Result } from '#lib/result.ts'
import { sameHash, sha256 } from '#server/platform/crypto.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { FactKeys } from '../identity-facts.ts'
import { type StoreDossier, type StoredDossier, type StoreRefusal, storeDossierIn } from './store-dossier.ts'

export type ReceiveDossier = StoreDossier & {
  readonly messageId: string
  /** The exact body that was signed. */
  readonly body: string
}

/** MESSAGE_ID_REUSED: another message came under this id before; that one stands. */
export type ReceiveRefusal = StoreRefusal | { readonly code: 'MESSAGE_ID_REUSED' }

type Answer = Result<StoredDossier, StoreRefusal>
type Kept = { readonly bodyHash: Uint8Array; readonly answer: Answer }

/**
 * Applies an agency's message once. The same message again gets its first answer, refusals too, however
 * often and however close together it comes.
 */
export function receiveDossier(
  deps: { readonly database: Database; readonly config: FactKeys },
  order: ReceiveDossier,
): Promise<Result<StoredDossier, ReceiveRefusal>> {
  const bodyHash = sha256(`${order.code}\0${order.body}`)
  return unitOfWork(deps.database, async (tx) => {
    if (!(await claimMessage(tx, order, bodyHash))) return firstAnswer(tx, order.messageId, bodyHash)
    const answer = await storeDossierIn(tx, deps.config, order)
    await keepAnswer(tx, order.messageId, answer)
    return answer
  })
}

/** False where the id is known; waits for a transaction that is using it at this moment. */
async function claimMessage(tx: Transaction, order: ReceiveDossier, bodyHash: Buffer): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO agency_message (message_id, body_hash, answer, received_at)
    VALUES (${order.messageId}, ${bodyHash}, 'null', ${order.now}::timestamptz)
    ON CONFLICT (message_id) DO NOTHING`
  return count === 1
}

async function firstAnswer(
  tx: Transaction,
  messageId: string,
  bodyHash: Buffer,
): Promise<Result<StoredDossier, ReceiveRefusal>> {
  const [kept] = await tx.$queryRaw<Kept[]>`
    SELECT body_hash AS "bodyHash", answer FROM agency_message WHERE message_id = ${messageId}`
  if (!kept) throw new Error('The message was there a moment ago')
  if (!sameHash(kept.bodyHash, bodyHash)) return err({ code: 'MESSAGE_ID_REUSED' })
  return kept.answer.ok ? ok(kept.answer.value) : err(kept.answer.error)
}

async function keepAnswer(tx: Transaction, messageId: string, answer: Answer): Promise<void> {
  await tx.$executeRaw`
    UPDATE agency_message SET answer = ${JSON.stringify(answer)}::jsonb WHERE message_id = ${messageId}`
}
