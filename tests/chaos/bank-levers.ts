import { z } from 'zod'

const cardSchema = z.object({
  number: z.string(),
  holderName: z.string(),
  date: z.string(),
  phone: z.string(),
  bin: z.string(),
})
export type TestCard = z.infer<typeof cardSchema>

const bookSchema = z.object({
  payments: z.array(
    z.object({
      reference: z.string(),
      status: z.string(),
      amount: z.string().nullable(),
      bankReference: z.string().nullable(),
      debits: z.number(),
      debited: z.string(),
    }),
  ),
  totals: z.object({
    debited: z.string(),
    collected: z.string(),
    entriesSum: z.string(),
    accountsOff: z.number(),
    resultsWaiting: z.number(),
  }),
})
export type BankBook = z.infer<typeof bookSchema>

const messagesSchema = z.object({ messages: z.array(z.object({ id: z.string(), text: z.string() })) })

const callFaults = {
  slow: 0.01,
  slowMs: 9_000,
  silentBefore: 0.01,
  silentAfter: 0.01,
  http500: 0.01,
  garbage: 0.01,
}

/** One call in twenty meets a fault of some kind, whichever call it is. */
const fivePercent = {
  verify: callFaults,
  otp: callFaults,
  debit: callFaults,
  query: callFaults,
  cancel: callFaults,
  results: {
    duplicate: 0.05,
    copies: 5,
    reorder: 0.05,
    late: 0.02,
    lateMs: 8_000,
    silentBefore: 0.03,
    silentAfter: 0.03,
  },
}

/** The sandbox's own levers, as a test pulls them. A sandbox that is down at this moment is asked again. */
export function bankLevers(sandboxUrl: string) {
  const ask = (path: string, init?: RequestInit) => untilAnswered(new URL(path, sandboxUrl), init)
  const put = (path: string, method: string, body: object) =>
    ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  return {
    newCards: async (count: number) =>
      z.object({ cards: z.array(cardSchema) }).parse(await put('/admin/cards', 'POST', { count })).cards,
    faults: async (seed: number) => put('/admin/switchboard', 'PUT', { ...fivePercent, seed }),
    allWell: async () => put('/admin/switchboard', 'PUT', {}),
    book: async () => bookSchema.parse(await ask('/admin/book')),
    /** The code in the newest SMS, with the SMS's id; null while there is none. */
    newestCode: async (phone: string) => {
      const { messages } = messagesSchema.parse(await ask(`/admin/phones/${phone}/messages`))
      const code = /\b\d{6,8}\b/.exec(messages[0]?.text ?? '')?.[0]
      return code === undefined || messages[0] === undefined ? null : { id: messages[0].id, code }
    },
  }
}

export type BankLevers = ReturnType<typeof bankLevers>

const patienceMs = 30_000

async function untilAnswered(url: URL, init?: RequestInit): Promise<unknown> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) })
      if (response.ok) return await response.json()
      if (response.status < 500) throw new LeverRefused(`${url.pathname} answered ${response.status}`)
    } catch (error) {
      if (error instanceof LeverRefused || Date.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

class LeverRefused extends Error {
  override name = 'LeverRefused'
}
