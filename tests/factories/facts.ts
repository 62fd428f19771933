import type { AttemptFacts, ChargeFacts, Facts } from '#server/domains/payments/bank-change.ts'

export const someTime = new Date('2026-11-21T03:00:00.000Z')
export const someReference = 'REFERENCE00000000001'

/** An attempt over 150.000 đồng whose code awaits to be typed. */
export function attemptFacts(changes: Partial<AttemptFacts> = {}): AttemptFacts {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    method: 'CARD',
    reference: someReference,
    state: 'AWAITING_OTP',
    version: 3,
    amount: 150_000n,
    reason: null,
    otp: {
      maskedPhone: '09x xxx x678',
      digits: 6,
      validUntil: '2026-11-21T03:02:00.000Z',
      nextCodeAt: '2026-11-21T03:00:30.000Z',
      triesLeft: 3,
      codesSent: 1,
      error: null,
    },
    otpTry: 0,
    codeUnsure: false,
    bankReference: null,
    sentAt: null,
    knownBy: null,
    leaseUntil: new Date('2026-11-21T03:15:00.000Z'),
    ...changes,
  }
}

/** Two open charges of two agencies, 150.000 đồng together, whose lease has ended. */
export function chargeFacts(changes: Partial<ChargeFacts> = {}): ChargeFacts[] {
  const charge = (id: string, beneficiary: string, amount: bigint): ChargeFacts => ({
    id,
    beneficiary,
    owed: amount,
    promised: amount,
    state: 'OPEN',
    leased: false,
    heldByOther: false,
  })
  const first = charge('019a0000-0000-7000-8000-0000000000c1', 'H47.01', 100_000n)
  const second = charge('019a0000-0000-7000-8000-0000000000c2', 'H47.02', 50_000n)
  return [first, { ...second, ...changes }]
}

/** An open payment with that attempt and those charges, of which nothing is booked. */
export function factsOf(changes: Partial<Facts> = {}): Facts {
  return {
    attempt: attemptFacts(),
    payment: { id: '019a0000-0000-7000-8000-0000000000f1', state: 'OPEN', exception: null, paidAt: null },
    instruction: null,
    ambiguous: false,
    charges: chargeFacts(),
    booked: 'NO',
    ...changes,
  }
}
