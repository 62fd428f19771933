import { seededRandom } from '#tests/chaos/random.ts'
import { startTestCluster } from '#tests/setup/cluster.ts'
import { storm } from './storm.ts'

/** `npm run storm`: 1,000 rounds of 100 calls, on a database server of its own. */
const seed = Number(process.env.STORM_SEED ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env.STORM_ROUNDS ?? 1_000)
const began = Date.now()
const cluster = await startTestCluster()
process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl
const report = await storm({
  rounds,
  processes: 2,
  random: seededRandom(seed),
  say: (line) => console.error(`  ${line}`),
})
await cluster.stop()
for (const fault of report.faults.slice(0, 20)) console.log(`  ✗ ${fault}`)
console.log(
  `STORM_SEED=${seed}; ${report.rounds} rounds, ${report.calls} calls ${JSON.stringify(report.answers)}; ` +
    `${report.looks} looks at open leases; ${report.faults.length} faults; took ${((Date.now() - began) / 1000).toFixed(0)} s`,
)
process.exit(report.faults.length === 0 ? 0 : 1)
