import { randomBytes } from 'node:crypto'
import { newUuid } from '#lib/ids.ts'
import type { Activation } from '#server/domains/payments/commands/activate-at-counter.ts'
import { activateAtCounter, printInstruction } from '#server/domains/payments/index.ts'
import { type OwnPayment, openPayment, type PayerWorld, seen } from './payment.ts'

export type OwnInstruction = OwnPayment & {
  readonly number: string
  /** Đồng. */
  readonly amount: bigint
}

/** A payment with a number on paper; by default of a fresh dossier that owes 150.000 đồng. */
export async function printed(world: PayerWorld, payment?: OwnPayment): Promise<OwnInstruction> {
  const own = payment ?? (await openPayment(world))
  const paper = await printInstruction(world.deps, { ...own, requestId: newUuid() })
  if (!paper.ok) throw new Error(`Not printed: ${paper.error.code}`)
  const { instruction } = await seen(world, own)
  return { ...own, number: paper.value.number, amount: BigInt(instruction?.amountNow ?? 0) }
}

export const newKey = (): string => `KEY-${randomBytes(8).toString('hex')}`

/** A teller's wish to hold a number for a quarter of an hour. */
export const activation = (number: string, changes: Partial<Activation> = {}): Activation => ({
  connector: 'hoi-an-bank',
  number,
  key: newKey(),
  branch: 'Hội An – Phố cổ',
  minutes: 15,
  ...changes,
})

export const activate = (world: PayerWorld, wish: Activation) =>
  activateAtCounter(world.deps, wish, (_, { amount }, until) => ({
    result: 'ACTIVATED',
    amount: String(amount),
    until: until.toISOString(),
  }))

/** A teller holds it; answers with the wish that was granted. */
export async function atCounter(
  world: PayerWorld,
  { number }: Pick<OwnInstruction, 'number'>,
  changes: Partial<Activation> = {},
): Promise<Activation> {
  const wish = activation(number, changes)
  const answer = await activate(world, wish)
  if (!answer.ok || answer.value.result !== 'ACTIVATED')
    throw new Error(`Not activated: ${JSON.stringify(answer)}`)
  return wish
}

/** The attempt that an activation began. */
export async function attemptOfKey({ sql }: PayerWorld, key: string): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT id FROM attempt WHERE counter_key = $1', [key])
  if (row === undefined) throw new Error(`No attempt under ${key}`)
  return row.id
}
