import type { Database } from '#server/platform/database/database.ts'

const statement = {
  name: 'payment-of-number',
  text: `SELECT p.public_id FROM payment_instruction i JOIN payment p ON p.id = i.payment_id WHERE i.number = $1`,
}

/** The public id of the payment that an instruction's number stands for, of an ended one too; null for no such number. */
export async function publicIdOfNumber(database: Database, number: string): Promise<string | null> {
  const [row] = await database.query<{ public_id: string }>(statement, [number])
  return row?.public_id ?? null
}
