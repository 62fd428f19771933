/** One line of the bench: what ours did, what the reference did in the same run, and how they compare. */
export type Measure = {
  readonly name: string
  readonly ours: number
  readonly reference: number
  readonly ratio: number
  readonly unit: string
  /** Milliseconds within which 99 of 100 were answered, where that is promised too. */
  readonly p99Ms?: { readonly ours: number; readonly reference: number }
}

/** Whether a ratio (or a difference) is as good as the product promises. */
export type Target = { readonly atLeast: number } | { readonly atMost: number }

export type BenchResult = { readonly measure: Measure; readonly target: Target; readonly met: boolean }

/** The books, or what was served, are not as they must be: the figures mean nothing. */
export class BenchFailure extends Error {
  override name = 'BenchFailure'
}

/** How many times both sides run; each time one after the other, so that the machine's other work meets both. */
export const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

/** Runs ours and the reference by turns, and turns the order round each time. Answers with both sides' medians. */
export async function alternate(
  ours: (round: number) => Promise<number>,
  reference: (round: number) => Promise<number>,
): Promise<{ ours: number; reference: number; ratio: number }> {
  const measured = { ours: [] as number[], reference: [] as number[], ratio: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await ours(round) : null
    const second = await reference(round)
    const own = first ?? (await ours(round))
    measured.ours.push(own)
    measured.reference.push(second)
    measured.ratio.push(own / second)
    note(`round ${round + 1} of ${rounds}: ours ${rounded(own)}, reference ${rounded(second)}`)
  }
  return {
    ours: median(measured.ours),
    reference: median(measured.reference),
    ratio: median(measured.ratio),
  }
}

/** A measure held against its target. */
export function result(
  name: string,
  unit: string,
  figures: { ours: number; reference: number; ratio: number },
  target: Target,
): BenchResult {
  const measure = {
    name,
    ours: rounded(figures.ours),
    reference: rounded(figures.reference),
    ratio: rounded(figures.ratio),
    unit,
  }
  return { measure, target, met: isMet(figures.ratio, target) }
}

export function isMet(figure: number, target: Target): boolean {
  return 'atLeast' in target ? figure >= target.atLeast : figure <= target.atMost
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  if (low === undefined || high === undefined) throw new BenchFailure('Nothing was measured')
  return (low + high) / 2
}

/** What a person who waits wants to see; standard output has nothing but the measures. */
export function note(line: string): void {
  console.error(`  ${line}`)
}

const rounded = (figure: number): number => Math.round(figure * 1000) / 1000
