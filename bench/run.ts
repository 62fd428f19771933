import { type BenchResult, note } from './measure.ts'

const benches: Record<string, () => Promise<() => Promise<BenchResult>>> = {
  'outcome-http': async () => (await import('./outcome-http/bench.ts')).outcomeHttp,
  'verify-http': async () => (await import('./verify-http/bench.ts')).verifyHttp,
  'lookup-1m': async () => (await import('./lookup-1m.ts')).lookup1m,
  'org-list-1m': async () => (await import('./org-list-1m.ts')).orgList1m,
  'pay-500': async () => (await import('./pay-500.ts')).pay500,
  'payer-js': async () => (await import('./payer-js.ts')).payerJsBench,
  'page-http': async () => (await import('./page-http.ts')).pageHttp,
  'instruction-pdf': async () => (await import('./instruction-pdf/bench.ts')).instructionPdfBench,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}

let failed = false
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await perform(name)
process.exit(failed ? 1 : 0)

/** Prints the measure, or says what was wrong; a bench that fails never keeps the next from running. */
async function perform(name: string): Promise<void> {
  note(name)
  try {
    const load = benches[name]
    if (load === undefined) return
    const { measure, target, met } = await (await load())()
    console.log(JSON.stringify(measure))
    if (met) return
    note(`${name} is not as promised: ${JSON.stringify(target)}`)
  } catch (error) {
    note(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  failed = true
}
