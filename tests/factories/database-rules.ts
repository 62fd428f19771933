import pg from 'pg'
import { newUuid } from '#lib/ids.ts'
import { submitOtp } from '#server/domains/payments/index.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { paymentIdOf } from './desk.ts'
import { printed } from './instruction.ts'
import { credited } from './money-words.ts'
import { awaitingOtp, openPayment, paymentWorld } from './payment.ts'

export const denied = /permission denied/
export const appendOnly = /is append only/
export const paidCharge = `(SELECT charge_id FROM payment_charge WHERE payment_id = :paidPayment LIMIT 1)`
export const openCharge = `(SELECT charge_id FROM payment_charge WHERE payment_id = :openPayment LIMIT 1)`
export const paidCapture = `(SELECT id FROM capture WHERE payment_id = :paidPayment)`

/**
 * Statements written by hand, with the rights of the portal itself: the database is the last judge. There is a payment
 * that is paid, one whose code is awaited, one with a paper, and money that is too little for the paper; statements
 * name their ids `:paid` and `:paidPayment`, `:open` and `:openPayment`, `:paperPayment`, `:short`; `:new` is nobody's.
 */
export async function databaseRules() {
  const world = await paymentWorld()
  const paid = await awaitingOtp(world, await openPayment(world, await world.charges(100_000, 50_000)))
  await submitOtp(world.deps, { ...paid, otp: rightOtp })
  const open = await awaitingOtp(world)
  const paper = await printed(world)
  await world.deps.recordBankStatus(credited([paper.number], 10n))
  const [capture] = await world.sql<{ id: string }>(`SELECT id FROM capture WHERE disposition = 'SUSPENSE'`)
  const ids = {
    paidPayment: paid.paymentId,
    openPayment: open.paymentId,
    paid: paid.attemptId,
    open: open.attemptId,
    short: capture?.id ?? '',
    paperPayment: await paymentIdOf(world, paper.publicId),
  }

  /** Runs the statements in one transaction of the app role, and answers with the refusal, or null when it committed. */
  async function refusalOf(...statements: string[]): Promise<string | null> {
    const client = await world.database.pool.connect()
    try {
      return await refusalFrom(client, statements.map(named))
    } finally {
      client.release()
    }
  }

  /** The same with the rights of the database's owner. */
  async function refusalToOwner(...statements: string[]): Promise<string | null> {
    const owner = new pg.Client({ connectionString: world.scratch.ownerUrl })
    await owner.connect()
    try {
      return await refusalFrom(owner, statements.map(named))
    } finally {
      await owner.end()
    }
  }

  function named(statement: string): string {
    return Object.entries({ ...ids, new: newUuid() }).reduce(
      (text, [name, id]) => text.replaceAll(new RegExp(`:${name}\\b`, 'g'), `'${id}'`),
      statement,
    )
  }

  return { refusalOf, refusalToOwner, close: world.close }
}

async function refusalFrom(client: pg.ClientBase, statements: readonly string[]): Promise<string | null> {
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
    return null
  } catch (error) {
    await client.query('ROLLBACK')
    return error instanceof Error ? error.message : String(error)
  }
}
