import { configSchema } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { demoDossiers } from './scenarios/demo.ts'
import { seedDossier, storeDemoAgencies } from './store.ts'

const settings = configSchema.pick({ DEMO: true, DATABASE_URL: true, LOOKUP_KEY: true, COLUMN_KEY: true })

/** Puts the demonstration province into the database; a second time changes nothing. */
async function seedDemo(): Promise<void> {
  const config = settings.parse(process.env)
  if (!config.DEMO) throw new Error('Demonstration data is only for a demonstration: set DEMO=true')
  const database = openDatabase(config.DATABASE_URL, 2, (error) => console.error(error.message))
  try {
    await storeDemoAgencies({ database, config })
    for (const { code, message } of demoDossiers) {
      await seedDossier({ database, config }, code, message, new Date())
    }
  } finally {
    await database.close()
  }
}

const scenario = process.argv[2] ?? 'demo'
if (scenario !== 'demo') throw new Error(`There is no seed named ${scenario}`)
await seedDemo()
console.log(`${demoDossiers.length} dossiers of the demonstration province are in the database.`)
