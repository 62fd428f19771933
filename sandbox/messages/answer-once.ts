import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from '../database/open.ts'

type Answer = { readonly status: number; readonly body: object; readonly holdMs?: number }
export type GivenAnswer = { readonly status: number; readonly body: string; readonly holdMs: number }

export type Request = { readonly path: string; readonly jti: string; readonly body: string }

/**
 * Does the work of a request and stores its answer in one transaction; the same request again gets the
 * first answer, another body under the same message id gets 409. Of several at the same time one does the
 * work and the others wait for it at the primary key.
 */
export async function answerOnce(
  pool: pg.Pool,
  request: Request,
  now: Date,
  work: (db: pg.PoolClient) => Promise<Answer>,
): Promise<GivenAnswer> {
  const hash = createHash('sha256').update(request.body).digest()
  return inTransaction(pool, async (db) => {
    const claimed = await db.query(
      `INSERT INTO answered_request (path, jti, body_hash, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (path, jti) DO NOTHING`,
      [request.path, request.jti, hash, now],
    )
    if (claimed.rowCount === 0) return firstAnswer(db, request, hash)
    const answer = await work(db)
    const body = JSON.stringify(answer.body)
    await db.query('UPDATE answered_request SET status = $3, answer = $4 WHERE path = $1 AND jti = $2', [
      request.path,
      request.jti,
      answer.status,
      body,
    ])
    return { status: answer.status, body, holdMs: answer.holdMs ?? 0 }
  })
}

async function firstAnswer(db: pg.PoolClient, request: Request, hash: Buffer): Promise<GivenAnswer> {
  const found = await db.query<{ body_hash: Buffer; status: number; answer: string }>(
    'SELECT body_hash, status, answer FROM answered_request WHERE path = $1 AND jti = $2',
    [request.path, request.jti],
  )
  const first = found.rows[0]
  if (first === undefined) throw new Error('A request that was answered has vanished')
  if (first.body_hash.equals(hash)) return { status: first.status, body: first.answer, holdMs: 0 }
  return { status: 409, body: JSON.stringify(messageIdReused), holdMs: 0 }
}

const messageIdReused = {
  code: 'MESSAGE_ID_REUSED',
  message: 'This message id was used with another body',
} as const
