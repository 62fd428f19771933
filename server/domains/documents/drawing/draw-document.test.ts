import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { confirmation } from '#tests/documents/confirmation.ts'
import { instruction, owedLines } from '#tests/documents/instruction.ts'
import { receipt } from '#tests/documents/receipt.ts'
import { registrationForm } from '#tests/documents/registration-form.ts'
import { statement } from '#tests/documents/statement.ts'
import { drawDocument } from './draw-document.ts'
import { type DocumentData, type DocumentKind, drawings } from './kinds.ts'

const large = (count: number) => {
  const lines = owedLines(count)
  return instruction({ lines, amount: lines.reduce((sum, { amount }) => sum + amount, 0n) })
}
const asks = <Kind extends DocumentKind>(kind: Kind, data: DocumentData<Kind>, reader = 'an') =>
  drawDocument({ reader, address: null, lines: 1 }, kind, async () => data)
const bytesOf = async (drawn: ReturnType<typeof drawDocument>) => {
  const said = await drawn
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  return said.value
}

test('every kind of document comes from the other process byte for byte as it is drawn', async () => {
  const samples = {
    confirmation: [confirmation(), () => drawings.confirmation(confirmation())],
    instruction: [instruction(), () => drawings.instruction(instruction())],
    receipt: [receipt(), () => drawings.receipt(receipt())],
    'registration-form': [registrationForm(), () => drawings['registration-form'](registrationForm())],
    statement: [statement(), () => drawings.statement(statement())],
  } as const
  expect(Object.keys(samples)).toEqual(Object.keys(drawings))
  for (const [kind, [data, directly]] of Object.entries(samples)) {
    const beside = await bytesOf(asks(kind as 'instruction', data as never))
    expect(Buffer.from(beside).equals(Buffer.from(await directly())), kind).toBe(true)
  }
}, 120_000)

test('a paper of three hundred lines leaves the event loop to others', async () => {
  const before = performance.eventLoopUtilization()
  await bytesOf(asks('instruction', large(300)))
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
}, 120_000)

test('what does not change is drawn once; another language, another reader’s data, another line are another paper', async () => {
  const asked = instruction({ debtor: 'Ng*** V*** A***' })
  const first = await bytesOf(asks('instruction', asked))
  expect(await bytesOf(asks('instruction', { ...asked }))).toBe(first)
  const [line] = asked.lines
  if (line === undefined) throw new Error('no line')
  const others = [
    { ...asked, language: 'vi-en' as const },
    { ...asked, debtor: 'Tr*** B***' },
    { ...asked, lines: [{ ...line, dossierCode: 'H47.20-261120-9999' }, ...asked.lines.slice(1)] },
  ]
  for (const other of others) {
    const drawn = await bytesOf(asks('instruction', other))
    expect(Buffer.from(drawn).equals(Buffer.from(first))).toBe(false)
  }
}, 120_000)

test('asked twice at once it is drawn once; too many of one reader are told so, others are not held up', async () => {
  const [one, two] = await Promise.all([
    bytesOf(asks('instruction', large(30))),
    bytesOf(asks('instruction', large(30))),
  ])
  expect(two).toBe(one)
  const many = await Promise.all(Array.from({ length: 7 }, (_, n) => asks('instruction', large(40 + n))))
  expect(many.filter((said) => !said.ok)).toEqual(Array(2).fill({ ok: false, error: { code: 'BUSY' } }))
}, 120_000)

test('what stands on papers is read in turn, for as many readers at once as papers are drawn, and not for one who is gone', async () => {
  let reading = 0
  let most = 0
  const gone = new AbortController()
  const read = async (lines: number) => {
    reading += 1
    most = Math.max(most, reading)
    await new Promise(setImmediate)
    reading -= 1
    return large(lines)
  }
  const readers = Array.from({ length: 6 }, (_, n) => `reader ${n}`)
  const papers = readers.map((reader, n) =>
    drawDocument({ reader, address: null, lines: 10 + n }, 'instruction', () => read(10 + n)),
  )
  const nobody = drawDocument(
    { reader: 'gone', address: null, lines: 20, signal: gone.signal },
    'instruction',
    () => Promise.reject(new Error('read for nobody')),
  )
  gone.abort()
  expect(await nobody).toEqual({ ok: false, error: { code: 'BUSY' } })
  for (const paper of papers) await bytesOf(paper)
  expect(most).toBeLessThanOrEqual(Math.max(1, Math.min(4, availableParallelism() - 1)))
}, 120_000)

test('a document that does not exist is none, and what cannot be read is thrown', async () => {
  const nothing = drawDocument({ reader: 'an', address: null, lines: 1 }, 'instruction', async () => null)
  expect(await nothing).toEqual({ ok: false, error: { code: 'NOTHING' } })
  const broken = drawDocument({ reader: 'an', address: null, lines: 1 }, 'instruction', () =>
    Promise.reject(new Error('cut')),
  )
  await expect(broken).rejects.toThrow('cut')
}, 120_000)

test('a paper that cannot be drawn is refused, and the next one is drawn', async () => {
  const wrong = await asks('instruction', { ...large(3), amount: 1n })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'NOT_DRAWN', why: expect.any(String) } })
  await bytesOf(asks('instruction', large(4)))
}, 120_000)

test('no procedure draws by itself: whoever asks for pages meanwhile would wait', () => {
  const folder = join('server', 'api')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const names =
    /import\s*\{[^}]*\b(instructionPdf|receiptPdf|paymentConfirmationPdf|registrationFormPdf|statementPdf)\b[^}]*\}\s*from '#server\/domains\/documents/
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => names.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
})
