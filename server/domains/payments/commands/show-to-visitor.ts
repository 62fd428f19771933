import type { Database } from '#server/platform/database/database.ts'

const statement = {
  name: 'show-payment-to-visitor',
  text: `INSERT INTO visitor_payment (visitor_id, payment_id, made)
         SELECT $1, id, FALSE FROM payment WHERE public_id = $2 ON CONFLICT DO NOTHING`,
}

/** Opens a payment to a visitor who has proven a fact about one of its dossiers. */
export async function showPaymentToVisitor(
  database: Database,
  publicId: string,
  visitorId: string,
): Promise<void> {
  await database.query(statement, [visitorId, publicId])
}
