import { seededRandom } from '#tests/chaos/random.ts'
import { startTestCluster } from '#tests/setup/cluster.ts'
import { receiptsUnderKills } from './receipts.ts'

/** `npm run receipts`: 10,000 payments, 20 kills, on a database server of its own. */
const seed = Number(process.env.RECEIPTS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const began = Date.now()
const cluster = await startTestCluster()
process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl
const report = await receiptsUnderKills({
  payments: Number(process.env.RECEIPTS_PAYMENTS ?? 10_000),
  kills: Number(process.env.RECEIPTS_KILLS ?? 20),
  random: seededRandom(seed),
  say: (line) => console.error(`  ${line}`),
})
await cluster.stop()
for (const fault of report.faults.slice(0, 20)) console.log(`  ✗ ${fault}`)
console.log(
  `RECEIPTS_SEED=${seed}; ${report.payments} payments, ${report.kills} kills, ${report.resent} notices sent again; ` +
    `${JSON.stringify(report.series)}; ${report.faults.length} faults; took ${((Date.now() - began) / 1000).toFixed(0)} s`,
)
process.exit(report.faults.length === 0 ? 0 : 1)
