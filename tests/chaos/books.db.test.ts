import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/platform/database/database.ts'
import { type TestDatabase, testDatabase } from '#tests/database/index.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { attemptOn } from '#tests/factories/held-charge.ts'
import { testSettings } from '#tests/factories/settings.ts'
import type { BankBook } from './bank-levers.ts'
import { compareBooks } from './books.ts'

let database: TestDatabase
let reference: string

beforeAll(async () => {
  database = await testDatabase()
  const opened = openDatabase(database.appUrl, 2, () => undefined)
  const dossier = await freshDossier({ database: opened, config: testSettings })
  await opened.close()
  const { rows: charges } = await database.pool.query(
    'SELECT id, amount FROM charge WHERE source_label = $1',
    [dossier.code],
  )
  const { attemptId } = await attemptOn(database.pool, charges[0])
  const { rows } = await database.pool.query('SELECT reference FROM attempt WHERE id = $1', [attemptId])
  reference = rows[0].reference
})
afterAll(() => database.close())

const sum = { debited: '0', collected: '0', entriesSum: '0', accountsOff: 0, resultsWaiting: 0 }

function book(line: Partial<BankBook['payments'][number]>, totals = sum): BankBook {
  const awaiting = {
    reference,
    status: 'AWAITING_OTP',
    amount: '150000',
    bankReference: null,
    debits: 0,
    debited: '0',
  }
  return { payments: [{ ...awaiting, ...line }], totals }
}

test('books that say the same have no fault', async () => {
  expect(await compareBooks(database.ownerUrl, book({}))).toEqual([])
})

test('money that the bank took and the portal did not book is found', async () => {
  const taken = { status: 'SUCCEEDED', bankReference: 'FT1', debits: 1, debited: '150000' }
  const faults = await compareBooks(database.ownerUrl, book(taken, { ...sum, collected: '150000' }))
  expect(faults).toEqual([
    `${reference}: bank SUCCEEDED, portal AWAITING_OTP`,
    `${reference}: 0 captures, bank SUCCEEDED`,
    `${reference}: taken, and its payment is OPEN`,
    "the ledger's bank account is 0, the bank's book 150000",
  ])
})

test('two debits of one reference, and a reference that is known to the bank alone, are found', async () => {
  const twice = book({ debits: 2 })
  const stranger = book({ reference: 'NOBODYKNOWSTHIS00000' })
  expect(await compareBooks(database.ownerUrl, twice)).toContain(`${reference}: 2 debits`)
  expect(await compareBooks(database.ownerUrl, stranger)).toContain(
    'NOBODYKNOWSTHIS00000: the bank knows it, the portal does not',
  )
})

test('an attempt whose end is not known, and a lease that its attempt left open, are found', async () => {
  await database.pool.query(
    `UPDATE attempt SET state = 'SENT', sent_at = now(), version = version + 1 WHERE reference = $1`,
    [reference],
  )
  expect(await compareBooks(database.ownerUrl, book({}))).toEqual(['1 attempts whose end is not known'])
  // The database itself refuses this; its owner can switch that off.
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('ALTER TABLE attempt DISABLE TRIGGER attempt_holds_its_charges')
  await owner.query(
    `UPDATE attempt SET state = 'DECLINED', finished_at = now(), version = version + 1 WHERE reference = $1`,
    [reference],
  )
  await owner.end()
  expect(await compareBooks(database.ownerUrl, book({}))).toEqual([
    '1 open leases of attempts that have ended',
  ])
})
