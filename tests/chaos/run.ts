import { type ChaosOptions, type ChaosReport, runChaos } from './chaos.ts'

/** `--short`: the run that is part of `npm test`. Otherwise the long one, of `npm run chaos`. */
const short = process.argv.includes('--short')
const seed = Number(process.env.CHAOS_SEED ?? (short ? 20_261_121 : Math.floor(Math.random() * 2 ** 31)))
const sizes = short
  ? { payments: 20, kills: 2, payers: 4, gapMs: [1_500, 4_000] as const, repeatsWithinMs: 75_000 }
  : { payments: 200, kills: 10, payers: 6, gapMs: [1_500, 6_000] as const, repeatsWithinMs: 330_000 }
const options: ChaosOptions = {
  ...sizes,
  payments: Number(process.env.CHAOS_PAYMENTS ?? sizes.payments),
  kills: Number(process.env.CHAOS_KILLS ?? sizes.kills),
  seed,
  say: (line) => console.error(`  ${line}`),
}

const began = Date.now()
console.error(
  `kill -9: ${options.payments} payments, ${options.kills} kills of each part, CHAOS_SEED=${seed}`,
)
const report = await runChaos(options)
for (const fault of report.faults) console.log(`  ✗ ${fault}`)
console.log(summary(report))
process.exit(isRight(report) ? 0 : 1)

/** Most payers must have come through: books that agree because nobody could pay prove nothing. */
function isRight({ faults, settledAfterMs, tally, outcomes }: ChaosReport): boolean {
  const tried = options.payments - (outcomes.GAVE_UP ?? 0)
  return faults.length === 0 && settledAfterMs !== null && tally.paid >= Math.floor(tried * 0.9)
}

function summary({ outcomes, kills, tally, settledAfterMs }: ChaosReport): string {
  const settled = settledAfterMs === null ? 'NOT within 60 s' : `${(settledAfterMs / 1000).toFixed(1)} s`
  return [
    `CHAOS_SEED=${seed}`,
    `payers ${JSON.stringify(outcomes)}`,
    `kills ${JSON.stringify(kills)}`,
    `attempts ${tally.attempts}, paid ${tally.paid} (late ${tally.late}), declined ${JSON.stringify(tally.declined)}, suspense ${tally.suspense}`,
    `agrees with the bank's book after ${settled}`,
    `took ${((Date.now() - began) / 1000).toFixed(0)} s`,
  ].join('; ')
}
