import { setTimeout as pause } from 'node:timers/promises'
import type { PartName, Stack } from '#scripts/supervisor.ts'
import type { Random } from './random.ts'

export const victims = ['portal', 'services', 'sandbox', 'database'] as const satisfies PartName[]
export type Kills = Record<(typeof victims)[number], number>

/**
 * Kills each part so many times with SIGKILL, in random order at random moments; whoever is down already is waited for.
 * @param gapMs shortest and longest time between two kills
 */
export async function killAll(
  stack: Stack,
  times: number,
  random: Random,
  gapMs: readonly [number, number],
): Promise<Kills> {
  const kills: Kills = { portal: 0, services: 0, sandbox: 0, database: 0 }
  const rounds = Array.from({ length: times }, () => random.shuffled(victims))
  for (const part of rounds.flat()) {
    await pause(random.between(...gapMs))
    while (typeof stack.pids()[part] !== 'number') await pause(50)
    stack.kill(part, 'SIGKILL')
    kills[part] += 1
  }
  return kills
}
