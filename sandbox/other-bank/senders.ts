import { openCustomerAccount } from '../bank/book.ts'
import type { Queryable } from '../database/open.ts'

/** Somebody with an account at the other bank. */
export type SenderAccount = {
  readonly id: bigint
  readonly number: string
  readonly holder: string
  /** Whole đồng. */
  readonly balance: bigint
}

const demoSenders = [
  { number: '0071000345678', holder: 'NGUYEN VAN AN', balance: 500_000_000_000n },
  { number: '0071000456789', holder: 'TRAN THI BINH', balance: 50_000_000n },
  { number: '0071000567890', holder: 'CONG TY TNHH SONG THU', balance: 2_000_000_000n },
  { number: '0071000678901', holder: 'LE VAN CUONG', balance: 9_000n },
] as const

/** Opens the accounts of the made-up senders once. */
export async function openSenders(db: Queryable, now: Date): Promise<void> {
  for (const sender of demoSenders) await openCustomerAccount(db, sender, now)
}

/** The senders to choose from, with what they have now. */
export async function readSenders(db: Queryable): Promise<SenderAccount[]> {
  const found = await db.query<SenderAccount>(
    'SELECT id, number, holder, balance FROM account WHERE number = ANY($1) ORDER BY number',
    [demoSenders.map(({ number }) => number)],
  )
  return found.rows
}
