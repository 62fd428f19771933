import type { PaymentWorld } from './payment.ts'

/** Makes a guest's payment a holder's, whose people made it in that browser before they signed in. */
export async function giveToHolder(
  { sql }: Pick<PaymentWorld, 'sql'>,
  { publicId }: { readonly publicId: string },
  holderId: string,
): Promise<void> {
  await sql(
    `INSERT INTO visitor_payment (visitor_id, payment_id, made, formerly)
     SELECT h.visitor_id, v.payment_id, v.made, v.visitor_id
     FROM visitor_payment v JOIN payment p ON p.id = v.payment_id AND v.made, holder h
     WHERE p.public_id = $1 AND h.id = $2`,
    [publicId, holderId],
  )
  await sql('UPDATE payment SET holder_id = $2 WHERE public_id = $1', [publicId, holderId])
}
