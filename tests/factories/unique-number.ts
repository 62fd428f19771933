import { randomInt } from 'node:crypto'

/** So many workers of a browser run share one stack; each draws from a part of its own. */
const workers = 100

type Drawn = { readonly start: number; count: number }
const drawn = new Map<string, Drawn>()

/**
 * A whole number from `least` up to, not including, `most` that no other test of this run draws under the same name: within a
 * process by counting, between the workers of a browser run by the part of the range that each has. It starts anywhere, so
 * that a stack that is used again seldom meets a number twice. Throws when the part is used up.
 */
export function uniqueNumber(of: string, least: number, most: number): number {
  const worker = process.env.TEST_WORKER_INDEX
  const size = worker === undefined ? most - least : Math.floor((most - least) / workers)
  const first = worker === undefined ? least : least + (Number(worker) % workers) * size
  const draw = drawn.get(of) ?? { start: randomInt(size), count: 0 }
  drawn.set(of, draw)
  if (draw.count >= size) throw new Error(`All ${size} numbers for ${of} are drawn`)
  return first + ((draw.start + draw.count++) % size)
}
