import { afterAll } from 'vitest'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import { type TestDatabase, testDatabase } from './index.ts'

export type OpenTestDatabase = {
  readonly scratch: TestDatabase
  /** As the portal has it open: the app role with its grants. */
  readonly database: Database
}

/** A migrated, empty database of the portal with so many connections, for one test file, which it ends with. */
export async function openTestDatabase(connections: number): Promise<OpenTestDatabase> {
  const scratch = await testDatabase()
  const database = openDatabase(scratch.appUrl, connections, () => undefined)
  afterAll(async () => {
    await database.close()
    await scratch.close()
  })
  return { scratch, database }
}
