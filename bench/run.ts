import { benches } from './benches.ts'
import { note } from './measure.ts'

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
