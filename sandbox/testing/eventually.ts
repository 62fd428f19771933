import { vi } from 'vitest'

/** Waits for something that another process or a loop brings about; generous, since machines are busy. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 25 })
