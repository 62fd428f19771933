import { parse } from 'node-html-parser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoHolders } from '#lib/demo/holders.ts'
import { bankApi } from '#tests/bank-api/openapi.ts'
import { eventually } from '../testing/eventually.ts'
import { FORM_NUMBER, scriptedAnswer } from '../testing/scripted-portal.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(async () => {
  await sandbox.switchboard({})
  sandbox.answerWith([])
})
afterAll(() => sandbox.stop())

const read = (bank: string, number = FORM_NUMBER) =>
  sandbox.lever('/admin/registrations/read', { bank, number })
const decide = (more: object = {}) =>
  sandbox.lever('/admin/registrations/decision', {
    number: FORM_NUMBER,
    version: 3,
    decision: 'APPROVED',
    ...more,
  })
const decisions = () => sandbox.told.filter(({ path }) => path === '/bank/v1/registrations/decision')
const pageOf = async (path: string) => parse(await (await fetch(sandbox.url(path))).text())
const registration = (bank = 'collecting-bank') => `/back-office/${bank}/registration?number=${FORM_NUMBER}`

describe('levers', () => {
  test.each([
    ['collecting-bank', /^bank/],
    ['hoi-an-bank', /^hoi-an/],
  ])('%s reads and decides with its own key', async (bank, key) => {
    expect(await read(bank)).toMatchObject({ status: 200, body: { number: FORM_NUMBER, version: 3 } })
    expect(sandbox.told.at(-1)?.kid).toMatch(key)
    expect(await decide({ bank })).toEqual({ told: true, answer: { result: 'APPLIED', state: 'APPROVED' } })
    expect(decisions().at(-1)?.kid).toMatch(key)
    expect(decisions().at(-1)?.body).toEqual({
      number: FORM_NUMBER,
      version: 3,
      decision: 'APPROVED',
      by: 'KSV-0117',
      at: expect.stringMatching(/Z$/),
    })
  })

  test('without a version it decides about what the portal shows', async () => {
    await decide({ version: undefined })
    expect(decisions().at(-1)?.body).toMatchObject({ version: 3 })
  })

  test('a refusal of the portal is its last word, and is not asked for again', async () => {
    sandbox.answerWith([{ status: 409, body: { code: 'STATE', message: 'Too late' } }])
    const before = decisions().length
    expect(await decide()).toEqual({ told: true, answer: { code: 'STATE', message: 'Too late' } })
    const waiting = await sandbox.admin<{ totals: { messagesWaiting: number } }>('/admin/book')
    expect(waiting.totals.messagesWaiting).toBe(0)
    expect(decisions()).toHaveLength(before + 1)
  })

  test('no answer is sent again, under the same message id', async () => {
    sandbox.answerWith([undefined])
    const before = decisions().length
    expect(await decide()).toMatchObject({ told: false })
    await eventually(() => expect(decisions()).toHaveLength(before + 2))
    expect(
      new Set(
        decisions()
          .slice(before)
          .map(({ jti }) => jti),
      ).size,
    ).toBe(1)
  })

  test('twice, as the switchboard has it', async () => {
    await sandbox.switchboard({ registrationDecision: { duplicate: 1, copies: 2 } })
    const before = decisions().length
    await decide()
    const sent = decisions().slice(before)
    expect([sent.length, new Set(sent.map(({ jti }) => jti)).size]).toEqual([2, 1])
  })

  test('with a signature that does not hold, then rightly', async () => {
    await sandbox.switchboard({ registrationDecision: { badSignature: 1 } })
    const before = decisions().length
    expect(await decide()).toMatchObject({ told: false, why: expect.stringContaining('401') })
    expect(decisions()).toHaveLength(before)
    await sandbox.switchboard({})
    await eventually(() => expect(decisions()).toHaveLength(before + 1))
  })

  test('late', async () => {
    await sandbox.switchboard({ registrationDecision: { late: 1, lateMs: 700 } })
    const before = decisions().length
    expect(await decide()).toEqual({ told: false, why: 'not sent yet' })
    expect(decisions()).toHaveLength(before)
    await eventually(() => expect(decisions()).toHaveLength(before + 1))
  })

  test('every message keeps to the document, and so does the portal that tests play', async () => {
    const api = bankApi()
    await read('collecting-bank')
    await decide()
    await decide({ decision: 'REJECTED', reason: 'Chữ ký không khớp' })
    const told = sandbox.told.slice(-3)
    expect(told).toHaveLength(3)
    for (const message of told) {
      const { path, body } = message
      expect(api.faults({ method: 'POST', path, body })).toEqual([])
      const answer = scriptedAnswer(message)
      expect(api.faults({ method: 'POST', path, status: 200, body: answer })).toEqual([])
    }
  })
})

describe('pages', () => {
  test('the form as the portal tells it stands beside what the bank knows', async () => {
    const page = await pageOf(registration())
    const facts = page.querySelectorAll('.facts dd').map(({ text }) => text.trim())
    expect(facts).toEqual(expect.arrayContaining(['RECEIVED', demoHolders.thuBon.taxCode, '113000012345']))
    expect(page.querySelector('.good')?.text).toContain('Khớp')
    const elsewhere = await pageOf(registration('hoi-an-bank'))
    expect(elsewhere.querySelector('.bad')?.text).toContain('không có tài khoản này')
  })

  test.each([
    ['APPROVED', ''],
    ['REJECTED', 'Mẫu dấu không khớp <b>'],
  ])('%s by a button, and what the portal answered is shown', async (decision, reason) => {
    const form = { number: FORM_NUMBER, version: '3', by: 'KSV-0042', reason, decision }
    const answer = await sandbox.submit('/back-office/collecting-bank/decisions', form)
    expect(answer.status).toBe(200)
    const told = decisions().at(-1)?.body
    expect(told).toMatchObject({ decision, version: 3, by: 'KSV-0042' })
    expect(told?.reason).toBe(reason === '' ? undefined : reason)
    const text = await answer.text()
    expect(text).toContain('KSV-0042')
    expect(text).toContain('APPLIED')
    expect(text).not.toContain('khớp <b>')
  })

  test('a number that the portal does not know, and a portal that is silent', async () => {
    sandbox.answerWith([{ status: 404, body: { code: 'UNKNOWN', message: 'No such form' } }])
    expect((await pageOf(registration())).querySelector('[role=alert]')?.text).toContain('không có phiếu')
    sandbox.answerWith([undefined, undefined])
    const silent = await pageOf(registration())
    expect(silent.querySelector('[role=alert]')?.text).toContain('Cổng chưa trả lời')
    expect(silent.querySelector('input[name=number]')?.getAttribute('value')).toBe(FORM_NUMBER)
  })

  test('a bank that is none', async () => {
    expect((await fetch(sandbox.url('/back-office/my-bank'))).status).toBe(404)
  })
})
