import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { AccountOutcome } from '#sandbox/bank/seed-accounts.ts'
import { type DemoCard, demoCards } from '#sandbox/bank/seed-cards.ts'

const messages = z.object({ messages: z.array(z.object({ text: z.string() })) })
const cards = z.object({
  cards: z
    .array(z.object({ number: z.string(), holderName: z.string(), date: z.string(), phone: z.string() }))
    .min(1),
})
const accounts = z.object({
  accounts: z.array(z.object({ number: z.string(), holder: z.string(), holderId: z.string() })).min(1),
})
const otpPatienceMs = 5_000
const lookEveryMs = 200

/** A card with which something can be paid, or that fails as documented. */
export type TestCard = Pick<DemoCard, 'number' | 'holderName' | 'date' | 'phone'>

/** The levers of the sandbox that whoever plays the bank has. */
export function sandboxBank(baseUrl: string) {
  return {
    /** Where people see it. */
    url: baseUrl,
    /** A new account of a made-up company at a bank, which does this when it is debited. */
    newAccount: async (bank: string, outcome: AccountOutcome) => {
      const made = accounts.parse(await send(`${baseUrl}/admin/accounts`, 'POST', { bank, outcome }))
      const [account] = made.accounts
      if (!account) throw new Error('The sandbox opened no account')
      return { number: account.number, name: account.holder, taxCode: account.holderId }
    },
    /** A bank's own system approves a registration form. */
    approve: async (number: string, bank: string): Promise<void> => {
      await send(`${baseUrl}/admin/registrations/decision`, 'POST', { bank, number, decision: 'APPROVED' })
    },
    /** Another bank's customer transfers so many đồng to the portal's account. */
    transfer: async (amount: bigint, content: string): Promise<void> => {
      await send(`${baseUrl}/admin/transfers`, 'POST', { amount: String(amount), content })
    },
    /** A new card with money on it, and a phone of its own. */
    newCard: async (nature: { readonly staysUnknown?: boolean } = {}): Promise<TestCard> => {
      const made = cards.parse(await send(`${baseUrl}/admin/cards`, 'POST', { count: 1, ...nature }))
      const [card] = made.cards
      if (!card) throw new Error('The sandbox made no card')
      return card
    },
    /** The code that a phone received last; waits a moment for it. */
    otp: (phone: string): Promise<string> =>
      until(otpPatienceMs, 'No OTP arrived', async () => {
        const received = messages.parse(await send(`${baseUrl}/admin/phones/${phone}/messages`, 'GET'))
        return received.messages[0]?.text.match(/\b\d{6}(?:\d{2})?\b/)?.[0] ?? null
      }),
    /** Runs `work` while the switchboard is set so, and sets it back, also after a failure. */
    withFaults: async (faults: object, work: () => Promise<void>): Promise<void> => {
      const before = await send(`${baseUrl}/admin/switchboard`, 'GET')
      await send(`${baseUrl}/admin/switchboard`, 'PUT', faults)
      try {
        await work()
      } finally {
        await send(`${baseUrl}/admin/switchboard`, 'PUT', before)
      }
    },
  }
}

/** The demonstration's card with this outcome. */
export function demoCard(outcome: DemoCard['outcome']): TestCard {
  const card = demoCards.find((candidate) => candidate.outcome === outcome)
  if (!card) throw new Error(`The sandbox has no card for ${outcome}`)
  return card
}

/** Looks again until there is an answer. @throws Error with `failure` after so many milliseconds */
export async function until<T>(withinMs: number, failure: string, look: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (Date.now() > end) throw new Error(failure)
    await pause(lookEveryMs)
  }
}

async function send(url: string, method: 'GET' | 'POST' | 'PUT', body?: unknown): Promise<unknown> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${method} ${url}`)
  return response.json()
}
