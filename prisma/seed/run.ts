import { configSchema } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { storeDemoAccounts } from './accounts.ts'
import { demoDossiers } from './scenarios/demo.ts'
import { scenarios } from './scenarios/index.ts'
import { storeDemoStaff } from './staff.ts'
import { openStage } from './stage.ts'
import { seedDossier, storeDemoAgencies } from './store.ts'

const settings = configSchema.pick({ DEMO: true, DATABASE_URL: true, LOOKUP_KEY: true, COLUMN_KEY: true })

/** Puts the demonstration province into the database; a second time changes nothing. Nothing else need run. */
async function seedDemo(): Promise<string> {
  const config = settings.parse(process.env)
  if (!config.DEMO) throw new Error('Demonstration data is only for a demonstration: set DEMO=true')
  const database = openDatabase(config.DATABASE_URL, 2, (error) => console.error(error.message))
  try {
    await storeDemoAgencies({ database, config })
    await storeDemoStaff({ database, config }, new Date())
    await storeDemoAccounts({ database, config }, new Date())
    for (const { code, message } of demoDossiers) {
      await seedDossier({ database, config }, code, message, new Date())
    }
  } finally {
    await database.close()
  }
  return `${demoDossiers.length} dossiers of the demonstration province are in the database.`
}

/** Plays a scenario on the portal, services and sandbox that are running. */
async function play(name: string): Promise<string> {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined
  if (!scenario)
    throw new Error(`No scenario is named ${name}. There are: ${Object.keys(scenarios).join(', ')}`)
  const stage = await openStage(process.env)
  try {
    return await scenario.play(stage)
  } finally {
    await stage.close()
  }
}

const name = process.argv[2] ?? 'demo'
try {
  console.log(name === 'demo' ? await seedDemo() : await play(name))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
