import { sumDong } from '#lib/money.ts'
import type { PaymentStatement, StatementPayment } from '#server/domains/documents/index.ts'
import { confirmation, justice, land } from './confirmation.ts'

const DAY_MS = 86_400_000
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many payments by account, of one or two agencies each, every seventh partly returned. */
export function statementPayments(count: number): StatementPayment[] {
  return Array.from({ length: count }, (_, index) => {
    const first = { ...justice, amount: BigInt(10_000 + index * 1_000) }
    const shares = index % 2 === 0 ? [first] : [first, { ...land, amount: 1_050_000n }]
    return {
      paidAt: new Date(Date.parse('2026-11-01T03:00:00.000Z') + (index % 20) * DAY_MS),
      publicId: publicIdOf(index),
      ownReference: index % 3 === 0 ? `PC-${String(index + 1).padStart(4, '0')}` : null,
      shares,
      dossiers: 1 + (index % 4),
      amount: sumDong(shares.map(({ amount }) => amount)),
      method: index % 5 === 4 ? 'CARD' : 'ACCOUNT',
      mask: index % 5 === 4 ? '970415••••••2198' : '••••5566',
      returned: index % 7 === 6 ? 5_000n : 0n,
      returning: index % 7 === 5 ? 3_000n : 0n,
    }
  })
}

/** A statement of November; `given` replaces what a test is about. */
export function statement(given: Partial<PaymentStatement> = {}): PaymentStatement {
  return {
    portal: confirmation().portal,
    holder: { name: 'Công ty Cổ phần Xây dựng Trà Kiệu', taxCode: '4000123457' },
    from: '2026-11-01',
    to: '2026-11-30',
    payments: statementPayments(8),
    madeAt: new Date('2026-12-01T02:15:00.000Z'),
    language: 'vi',
    demo: false,
    ...given,
  }
}

/** Thirteen letters as public ids have them. */
function publicIdOf(index: number): string {
  const digits = [index >> 10, (index >> 5) % 32, index % 32].map((digit) => CROCKFORD[digit] ?? '0')
  return `7K3M9Q2WAB${digits.join('')}`
}
