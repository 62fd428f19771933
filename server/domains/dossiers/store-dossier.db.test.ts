import { expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { decryptColumn } from '#server/platform/crypto.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { type FreshDossier, freshDossier, freshFee, freshMessage } from '#tests/factories/dossier.ts'
import { holdCharge } from '#tests/factories/held-charge.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { openVisitor } from '../identity/index.ts'
import { agencyDossierSchema, listDossiers, receiveDossier, storeDossier } from './index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }
const now = new Date('2026-11-21T03:00:00Z')

const order = (code: string, message: object) => ({
  code,
  message: agencyDossierSchema.parse(message),
  sender: 'H47',
  now,
})
const store = (dossier: FreshDossier, changes: object) =>
  storeDossier(deps, order(dossier.code, { ...dossier.message, ...changes }))

async function chargesOf(dossierId: string) {
  const { rows } = await scratch.pool.query(
    'SELECT id, amount::int, state FROM charge WHERE source_id = $1 ORDER BY amount',
    [dossierId],
  )
  return rows as { id: string; amount: number; state: string }[]
}

async function chargeOf(dossier: FreshDossier) {
  const [charge] = await chargesOf(dossier.id)
  if (!charge) throw new Error('no charge')
  return { ...charge, amount: BigInt(charge.amount) }
}

const auditOf = async (id: string) =>
  (
    await scratch.pool.query('SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id', [
      `dossier:${id}`,
    ])
  ).rows.map(({ action }) => action)

test('a dossier arrives once; the same message again changes nothing and leaves no trace', async () => {
  const dossier = await freshDossier(deps)
  expect(await store(dossier, {})).toMatchObject({ value: { result: 'UNCHANGED', dossierId: dossier.id } })
  expect(await chargesOf(dossier.id)).toMatchObject([{ amount: 150_000, state: 'OPEN' }])
  expect(await auditOf(dossier.id)).toEqual(['DOSSIER_CREATED'])
})

test('lines change, go and come; what is owed follows', async () => {
  const dossier = await freshDossier(deps, { fees: [freshFee('F1', 100), freshFee('F2', 200)] })
  expect(await store(dossier, { fees: [freshFee('F2', 250), freshFee('F3', 300)] })).toMatchObject({
    value: { result: 'CHANGED' },
  })
  expect(await chargesOf(dossier.id)).toMatchObject([
    { amount: 100, state: 'WITHDRAWN' },
    { amount: 250, state: 'OPEN' },
    { amount: 300, state: 'OPEN' },
  ])
  await store(dossier, { fees: [freshFee('F1', 100), freshFee('F2', 250)] })
  expect(await chargesOf(dossier.id)).toMatchObject([
    { amount: 100, state: 'OPEN' },
    { amount: 250, state: 'OPEN' },
    { amount: 300, state: 'WITHDRAWN' },
  ])
  expect(await auditOf(dossier.id)).toEqual(['DOSSIER_CREATED', 'DOSSIER_CHANGED', 'DOSSIER_CHANGED'])
})

test('an exempt line has no charge, and a line paid at the agency is not owed here', async () => {
  const ground = { vi: 'Hộ nghèo', en: 'Poor household' }
  const dossier = await freshDossier(deps, {
    fees: [
      { ...freshFee('F1', 100), reduction: '100', ground },
      { ...freshFee('F2', 200), agencyReceipt: 'BL-26E 0000001' },
    ],
  })
  expect(await chargesOf(dossier.id)).toMatchObject([{ amount: 200, state: 'PAID_AT_AGENCY' }])
})

test('a charge says why it has its amount and who owes it, masked, and both follow the agency', async () => {
  const dossier = await freshDossier(deps, { fees: [freshFee('F1', 100), freshFee('F2', 200)] })
  const ground = { vi: 'Hộ nghèo', en: 'Poor household' }
  const said = async () => {
    const { rows } = await scratch.pool.query(
      'SELECT amount::int, basis, debtor FROM charge WHERE source_id = $1 ORDER BY label_vi',
      [dossier.id],
    )
    return rows
  }
  const basis = { kind: 'LE_PHI', reduction: '0', ground: null, regulation: 'Nghị quyết thử nghiệm' }
  const debtor = 'N••••• T•• T•• Nghiệm'
  expect(await said()).toEqual([
    { amount: 100, basis: { ...basis, gross: '100' }, debtor },
    { amount: 200, basis: { ...basis, gross: '200' }, debtor },
  ])
  await store(dossier, {
    applicant: { ...dossier.message.applicant, name: 'Trần Bình' },
    fees: [{ ...freshFee('F1', 100), reduction: '40', ground }, freshFee('F2', 200)],
  })
  expect(await said()).toEqual([
    { amount: 60, basis: { ...basis, gross: '100', reduction: '40', ground }, debtor: 'T••• Bình' },
    { amount: 200, basis: { ...basis, gross: '200' }, debtor: 'T••• Bình' },
  ])
})

test('the same new dossier twenty times at once is one dossier with one charge', async () => {
  const { agencyId } = await freshDossier(deps)
  const code = `${agencyId}-261121-7777`
  const message = freshMessage(agencyId)
  const stored = await Promise.all(Array.from({ length: 20 }, () => storeDossier(deps, order(code, message))))
  const results = stored.map((answer) => (answer.ok ? answer.value.result : answer.error.code))
  expect(results.filter((result) => result === 'CREATED')).toHaveLength(1)
  expect(results.filter((result) => result === 'UNCHANGED')).toHaveLength(19)
  const [first] = stored
  expect(await chargesOf(first?.ok ? first.value.dossierId : '')).toHaveLength(1)
})

test('one message id is applied once, whatever comes under it', async () => {
  const dossier = await freshDossier(deps)
  const receive = (messageId: string, changes: object, body: string) =>
    receiveDossier(deps, { ...order(dossier.code, { ...dossier.message, ...changes }), messageId, body })
  const change = { fees: [freshFee('F1', 160_000)] }
  const answers = await Promise.all(Array.from({ length: 20 }, () => receive('message-1', change, 'body-1')))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ value: { result: 'CHANGED' } })
  await receive('message-2', {}, 'body-2')
  expect(await receive('message-1', change, 'body-1')).toEqual(answers[0])
  expect(await receive('message-1', {}, 'body-3')).toEqual({
    ok: false,
    error: { code: 'MESSAGE_ID_REUSED' },
  })
  expect(await chargesOf(dossier.id)).toMatchObject([{ amount: 150_000 }])
})

test('a refusal is remembered too: sent again after the cause is gone, the same message stays refused', async () => {
  const [dossier, other] = [await freshDossier(deps), await freshDossier(deps)]
  const foreign = order(dossier.code, { ...dossier.message, agency: other.agencyId })
  const send = (messageId: string) => receiveDossier(deps, { ...foreign, messageId, body: 'body' })
  const refused = { ok: false, error: { code: 'AGENCY_CHANGED' } }
  expect(await send('refused-1')).toEqual(refused)
  await scratch.pool.query('UPDATE dossier SET agency_id = $2 WHERE id = $1', [dossier.id, other.agencyId])
  expect(await send('refused-1')).toEqual(refused)
  expect(await send('refused-2')).toMatchObject({ ok: true })
})

test('an unknown agency and a change of agency are refused', async () => {
  const [dossier, other] = [await freshDossier(deps), await freshDossier(deps)]
  expect(await store(dossier, { agency: 'H99.99' })).toEqual({ ok: false, error: { code: 'AGENCY_UNKNOWN' } })
  expect(await store(dossier, { agency: other.agencyId })).toEqual({
    ok: false,
    error: { code: 'AGENCY_CHANGED' },
  })
})

test('identity number and phone are in the table only encrypted, and bound to their row', async () => {
  const dossier = await freshDossier(deps)
  const { identityNumber = '', phone } = dossier.message.applicant
  const { rows } = await scratch.pool.query('SELECT *, dossier::text AS whole FROM dossier WHERE id = $1', [
    dossier.id,
  ])
  expect(phone).toBe('0905000111')
  for (const secret of [identityNumber ?? '', '905000111']) {
    expect(rows[0].whole).not.toContain(secret)
    expect(rows[0].whole).not.toContain(Buffer.from(secret).toString('hex'))
  }
  const open = (row: string) =>
    decryptColumn(testSettings.COLUMN_KEY, `dossier.identity:${row}`, rows[0].identity_cipher)
  expect(open(dossier.id)).toBe(identityNumber)
  expect(() => open(newUuid())).toThrow()
})

test('equal facts of two dossiers do not look equal, and a missing fact looks like any other', async () => {
  const { applicant } = freshMessage('H47.20')
  const [a, b] = [await freshDossier(deps, { applicant }), await freshDossier(deps, { applicant })]
  const { rows } = await scratch.pool.query(
    'SELECT last4_hash, tax_code_hash FROM dossier WHERE id = ANY ($1)',
    [[a.id, b.id]],
  )
  const hashes = rows.flatMap((row) => [row.last4_hash.toString('hex'), row.tax_code_hash.toString('hex')])
  expect(new Set(hashes).size).toBe(4)
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
})

test('HTML, emoji and NFD text come back as the text they are', async () => {
  const name = 'Trần Thị <script>alert("đ")</script> 🙂'
  const dossier = await freshDossier(deps, {
    applicant: { kind: 'PERSON', name: name.normalize('NFD'), identityNumber: '049085001234' },
  })
  const { rows } = await scratch.pool.query('SELECT applicant_name FROM dossier WHERE id = $1', [dossier.id])
  expect(rows).toEqual([{ applicant_name: name }])
})

test('the list shows who holds a line, until when, and the own payment that contains it', async () => {
  const [mine, theirs] = [await freshDossier(deps), await freshDossier(deps)]
  const { visitorId } = await openVisitor(database, { now, minutes: 10 })
  const endsAt = new Date(now.getTime() + 60_000)
  const own = await holdCharge(scratch.pool, await chargeOf(mine), endsAt)
  await holdCharge(scratch.pool, await chargeOf(theirs), null)
  await scratch.pool.query('INSERT INTO visitor_payment (visitor_id, payment_id) VALUES ($1, $2)', [
    visitorId,
    own.paymentId,
  ])
  await scratch.pool.query(
    'INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at) VALUES ($1, $2, $4), ($1, $3, $4)',
    [visitorId, mine.id, theirs.id, now],
  )
  const list = new Map((await listDossiers(database, visitorId, now)).map((dossier) => [dossier.id, dossier]))
  expect(list.get(mine.id)).toMatchObject({ state: 'HELD', payable: '0', ownPayment: own.publicId })
  expect(list.get(mine.id)?.fees[0]).toMatchObject({ state: 'HELD', heldUntil: endsAt.toISOString() })
  expect(list.get(theirs.id)).toMatchObject({ state: 'HELD', ownPayment: null })
  expect(list.get(theirs.id)?.fees[0]?.heldUntil).toBeNull()
})
