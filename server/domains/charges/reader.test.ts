import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readerWords } from './reader.ts'

/** Reads what a dossier or a charge is about without asking who its reader is; whom it is for instead. */
const forOthers: Readonly<Record<string, string>> = {
  'charges/reader.ts': 'asks',
  'documents/agency-receipt/draw.ts': 'prints what it was given',
  'dossiers/charge-repository.ts': 'writes',
  'dossiers/dossier-view.ts': 'shows what list-dossiers.ts was given',
  'dossiers/fee-repository.ts': 'decides on an agency’s message',
  'dossiers/listing/list-missing.ts': 'makes words to search by',
  'dossiers/listing/list-rows.ts': 'asks',
  'dossiers/queries/list-dossiers.ts': 'asks',
  'payments/instruction/decide-payable.ts': 'compares what instruction-facts.ts was given',
  'payments/instruction/instruction-facts.ts': 'asks for payers, and answers banks',
  'payments/instruction/instruction-rows.ts': 'keeps the paper as it is issued',
  'payments/queries/printed-receipt.ts': 'asks',
  'payments/refunds/find-refundable.ts': 'a desk',
  'payments/refunds/refund-row.ts': 'a desk',
  'payments/story/read-payment.ts': 'a desk',
  'payments/suspense/find-candidate.ts': 'a desk',
}

const folder = new URL('../', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

test('whoever reads what a dossier is about is known by name', () => {
  const reading = sources.filter((name) => /label_vi|labelVi|\bp\.name_vi|\b[a-z]+\.basis\b/.test(read(name)))
  expect(reading.sort()).toEqual(Object.keys(forOthers).sort())
})

test('what says that it asks, asks', () => {
  const asking = Object.keys(forOthers).filter((name) => forOthers[name]?.startsWith('asks'))
  for (const name of asking) expect(read(name), name).toMatch(/readsInFull|chargeReadInFull/)
})

test('a reader of the public level reads the dossier’s code', () => {
  const name = { vi: 'Lệ phí hộ tịch', en: 'Civil status fee' }
  expect(readerWords(name, 'H47.20-261120-0001')).toEqual(name)
  expect(readerWords(null, 'H47.20-261120-0001')).toEqual({
    vi: 'Phí, lệ phí hồ sơ H47.20-261120-0001',
    en: 'Fees of dossier H47.20-261120-0001',
  })
})
