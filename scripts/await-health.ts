import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

const healthSchema = z.object({ parts: z.record(z.string(), z.enum(['up', 'down'])) })

export type Patience = {
  /** Milliseconds for everything to come up. */
  readonly withinMs: number
  /** Milliseconds that a bank alone is waited for. */
  readonly banksMs: number
  readonly signal?: AbortSignal | undefined
}

/** A part of the health that belongs to somebody else, and comes back without us. */
export const isBank = (part: string): boolean => part === 'bank' || part.startsWith('bank')

/**
 * Waits until everything at `url` (GET /api/health) works, or nothing but a bank is missing.
 * @returns the parts that do not work: none, banks, or whatever did not come up in time
 */
export async function awaitHealth(url: string, { withinMs, banksMs, signal }: Patience): Promise<string[]> {
  const deadline = Date.now() + withinMs
  let banksSince: number | null = null
  let down: string[] = ['portal']
  while (Date.now() < deadline && !signal?.aborted) {
    down = await partsDown(url)
    if (down.length === 0) return down
    banksSince = down.every(isBank) ? (banksSince ?? Date.now()) : null
    if (banksSince !== null && Date.now() - banksSince >= banksMs) return down
    await pause(150)
  }
  return down
}

async function partsDown(url: string): Promise<string[]> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(12_000) })
    const { parts } = healthSchema.parse(await response.json())
    const down = Object.entries(parts).flatMap(([name, state]) => (state === 'up' ? [] : [name]))
    return response.status === 200 || down.length > 0 ? down : ['portal']
  } catch {
    return ['portal']
  }
}
