import type { Reader } from '#server/platform/database/database.ts'

const statement = {
  name: 'lines-of-own-payment',
  text: `
    SELECT (SELECT count(*)::INT FROM payment_charge pc WHERE pc.payment_id = p.id) AS lines
    FROM payment p JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2
    WHERE p.public_id = $1`,
}

/** How many lines a payment has, told without reading them; null for one that is not on this visitor's list. */
export async function linesOfOwnPayment(
  database: Reader,
  publicId: string,
  visitorId: string,
): Promise<number | null> {
  const [row] = await database.query<{ lines: number }>(statement, [publicId, visitorId])
  return row?.lines ?? null
}
