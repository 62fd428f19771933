import { afterAll, describe, expect, test } from 'vitest'
import { addMs, formatTime, isoDate } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { checkDigits, formatInstructionNumber, newInstructionNumber } from '#lib/instruction-number.ts'
import {
  cancelInstruction,
  expirePayment,
  reissueInstruction,
  submitOtp,
} from '#server/domains/payments/index.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { type OwnInstruction, printed } from '#tests/factories/instruction.ts'
import { awaitingOtp, openPayment } from '#tests/factories/payment.ts'
import { notPayable, tellerOf } from '#tests/factories/teller.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'

const world = await counterWorld()
const { services, payer, clock, verify, activate, outcome } = world
const { keys } = services
const { branch, paper, wish, hold, takes } = tellerOf(world)
afterAll(world.close)

describe('a number that a teller types', () => {
  test.each<[string, (number: string) => string]>([
    ['in groups', formatInstructionNumber],
    ['with dashes and dots', (number) => number.replace(/(.{3})/g, '$1-').replace('-', '.')],
    ['with a space after each digit', (number) => [...number].join(' ')],
    ['as a transfer bears it', (number) => `DVC${number}`],
    [
      'in full-width digits',
      (number) => number.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
    ],
  ])('%s is read', async (_, spell) => {
    const own = await paper()
    expect(await verify({ body: { number: spell(own.number) } })).toMatchObject({
      status: 200,
      signed: true,
      body: { result: 'PAYABLE', number: own.number, amount: '150000', printedAmount: '150000' },
    })
  })

  test('with one wrong digit anywhere, or two neighbours swapped, is told as mistyped', async () => {
    const { number } = await paper()
    const wrong = [...number].map(
      (digit, n) => number.slice(0, n) + ((Number(digit) + 1) % 10) + number.slice(n + 1),
    )
    const swapped = [...number.slice(1)].flatMap((digit, n) =>
      digit === number[n] ? [] : [number.slice(0, n) + digit + number[n] + number.slice(n + 2)],
    )
    for (const typed of [...wrong, ...swapped])
      expect(await verify({ body: { number: typed } })).toMatchObject(notPayable('NUMBER_WRONG'))
  })

  test.each([
    ['a digit too few', '491234567890123'],
    ['a digit too many', '49123456789012345'],
    ['spaces alone', '    '],
    ['the QR of another system', 'https://pay.example.vn/q/8812'],
    [
      'a VietQR of a shop',
      '00020101021138540010A00000072701240006970415011000000000010208QRIBFTTA53037045802VN6304ABCD',
    ],
    ['a payment’s own code', 'ABCD-EFGH-JKMNP'],
  ])('%s is told as mistyped', async (_, number) => {
    expect(await verify({ body: { number } })).toMatchObject(notPayable('NUMBER_WRONG'))
    expect(await activate({ body: wish(number) })).toMatchObject(notPayable('NUMBER_WRONG'))
  })

  test('of another province, of nobody, and the one that is asked to see whether we answer', async () => {
    const other = `48${newInstructionNumber('49').slice(2, 14)}`
    const number = other + checkDigits(other)
    expect(await verify({ body: { number } })).toMatchObject(notPayable('OTHER_PROVINCE'))
    expect(await activate({ body: wish(number) })).toMatchObject(notPayable('OTHER_PROVINCE'))
    for (const unknown of [newInstructionNumber('49'), '4900 0000 0000 0023'])
      expect(await verify({ body: { number: unknown } })).toMatchObject(notPayable('UNKNOWN'))
  })
})

const later = () => ({
  ...payer,
  deps: { ...payer.deps, instructions: { ...payer.deps.instructions, payableAfterMs: 3_600_000 } },
})
const idOf = async ({ publicId }: OwnInstruction) =>
  String((await payer.sql('SELECT id FROM payment WHERE public_id = $1', [publicId]))[0]?.id)
/** How a number comes to each reason, and what the answer carries besides. */
const reasons: Record<string, () => Promise<[OwnInstruction, object?]>> = {
  NOT_YET: async () => [await printed(later()), { until: isoDate(addMs(clock(), 3_600_000)) }],
  PAID: async () => {
    const own = await paper()
    await outcome({ body: takes(await hold(own), own.amount) })
    return [own]
  },
  CANCELLED: async () => {
    const own = await paper()
    await cancelInstruction(payer.deps, own)
    return [own]
  },
  REPLACED: async () => {
    const own = await paper()
    const again = await reissueInstruction(payer.deps, { ...own, requestId: newToken() })
    return [own, { replacedBy: again.ok ? again.value.number : '' }]
  },
  IN_PROGRESS: async () => {
    const own = await paper()
    await hold(own, { minutes: 20 })
    return [own, { until: isoDate(addMs(clock(), 20 * 60_000)) }]
  },
  NOTHING_OWED: async () => {
    const charges = await payer.charges(50_000)
    const own = await printed(payer, await openPayment(payer, charges))
    await payer.sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]])
    return [own]
  },
  EXPIRED: async () => {
    const own = await paper()
    clock.forward(40 * 24 * 3_600_000)
    await expirePayment(payer.deps, await idOf(own))
    return [own]
  },
}

describe('what cannot be paid has one reason, asked or held', () => {
  test.each(Object.entries(reasons))('%s', async (reason, come) => {
    const [{ number }, more] = await come()
    expect(await verify({ body: { number } })).toMatchObject(notPayable(reason, more))
    const body = wish(number)
    expect(await activate({ body })).toMatchObject(notPayable(reason, more))
    // Such a key is not used up: the same call is decided anew.
    expect(await activate({ body })).toMatchObject(notPayable(reason, more))
  })

  test('held by the asking bank itself: it reads where, and not that it is paid elsewhere', async () => {
    const own = await paper()
    await hold(own)
    const until = formatTime(addMs(clock(), 15 * 60_000))
    for (const { body } of [
      await verify({ body: { number: own.number } }),
      await activate({ body: wish(own.number) }),
    ]) {
      expect(body).toMatchObject({ reason: 'IN_PROGRESS' })
      const { teller, payer: said } = body as Record<'teller' | 'payer', { vi: string; en: string }>
      expect(teller.en).toBe(
        `This bank itself holds it at ${branch} until ${until}. Go on there, or report that nothing was taken and begin again.`,
      )
      for (const sentence of [teller.vi, said.vi]) {
        expect(sentence).toContain(branch)
        expect(sentence).not.toContain('nơi khác')
      }
    }
    // Another bank reads that it is elsewhere, and not at whose branch.
    const { body: others } = await verify({ body: { number: own.number }, key: keys.bank })
    expect(JSON.stringify(others)).toContain('elsewhere')
    expect(JSON.stringify(others)).not.toContain(branch)
  })

  test('while a card’s answer is awaited there is no end to tell', async () => {
    const own = await paper()
    const attempt = await awaitingOtp(payer, own)
    payer.script.next('debit', 'BEFORE')
    await submitOtp(payer.deps, { ...attempt, otp: rightOtp })
    const answer = await verify({ body: { number: own.number } })
    expect(answer).toMatchObject(notPayable('IN_PROGRESS'))
    expect(answer.body).not.toHaveProperty('until')
  })
})

test('asking reads only, masks the name, and says line by line what is not as printed', async () => {
  const charges = await payer.charges(100_000, 50_000)
  const own = await printed(payer, await openPayment(payer, charges))
  await payer.sql('UPDATE charge SET amount = 80000 WHERE id = $1', [charges[0]])
  const before = await payer.sql(
    'SELECT count(*) FROM bank_inbox UNION ALL SELECT count(*) FROM payment_event',
  )
  const { body } = await verify({ body: { number: own.number } })
  expect(body).toMatchObject({
    amount: '130000',
    printedAmount: '150000',
    payer: 'N••••• T•• T•• Nghiệm',
    changes: [{ before: '100000', after: '80000', why: 'FEE_CHANGED' }],
  })
  expect(
    await payer.sql('SELECT count(*) FROM bank_inbox UNION ALL SELECT count(*) FROM payment_event'),
  ).toEqual(before)
})
