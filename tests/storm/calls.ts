import type { KeyPair } from '#tests/factories/services.ts'

/** What a bank sends about one instruction, and what may come back. */
export type Call = {
  readonly kind: 'verify' | 'activate' | 'outcome' | 'credit' | 'forged'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly key: KeyPair
  readonly jti: string
  /** Any other status is a fault. */
  readonly allowed: readonly number[]
}

export type Banks = { readonly collecting: KeyPair; readonly other: KeyPair; readonly stranger: KeyPair }

/** An instruction over `amount` đồng that the calls are about; `older` names another payment. */
export type Target = {
  readonly round: number
  readonly number: string
  readonly older: string
  readonly amount: number
  readonly account: string
}

type Bank = { readonly name: string; readonly key: KeyPair }

const keysPerBank = 3
const fine = [200]
const fineOrReused = [200, 409]

/** 100 calls of every kind: two banks, several tellers each, copies, contradictions, transfers, forgeries. */
export function callsAbout(target: Target, banks: Banks): Call[] {
  const tellers = [
    { name: 'A', key: banks.collecting },
    { name: 'B', key: banks.other },
  ]
  return [
    ...tellers.flatMap((bank) => verifications(target, bank)),
    ...tellers.flatMap((bank) => activations(target, bank)),
    ...tellers.flatMap((bank) => outcomes(target, bank)),
    ...transfers(target, banks.collecting),
    ...forgeries(target, banks.stranger),
  ]
}

/** Frees whatever is still held: what tellers say when they close. */
export function closingCalls(target: Target, banks: Banks): Call[] {
  return [
    { name: 'A', key: banks.collecting },
    { name: 'B', key: banks.other },
  ].flatMap((bank) =>
    keysOf(target, bank).map((key) => call(bank.key, 'outcome', `closing-${key}`, notTaken(target, key))),
  )
}

const keysOf = ({ round }: Target, { name }: Bank): string[] =>
  Array.from({ length: keysPerBank }, (_, n) => `storm-${name}-${round}-${n}`)

const at = '2026-11-20T03:00:00.000Z'
const notTaken = ({ number }: Target, key: string) => ({ key, number, outcome: 'NOT_TAKEN', at })

/** 2 × 10. */
function verifications(target: Target, bank: Bank): Call[] {
  return Array.from({ length: 10 }, (_, n) =>
    call(bank.key, 'verify', `verify-${bank.name}-${target.round}-${n}`, {
      number: n % 3 === 0 ? `DVC ${target.number}` : target.number,
    }),
  )
}

/** 2 × 15: each key four times with one body and once with another. */
function activations(target: Target, bank: Bank): Call[] {
  return keysOf(target, bank).flatMap((key) => {
    const body = { number: target.number, key, branch: `Branch ${bank.name}`, minutes: 15 }
    const same = Array.from({ length: 4 }, (_, n) =>
      call(bank.key, 'activate', `activate-${key}-${n}`, body, fineOrReused),
    )
    const other = call(bank.key, 'activate', `activate-${key}-other`, { ...body, minutes: 7 }, fineOrReused)
    return [...same, other]
  })
}

/** 2 × 12: each key's money told twice under one id and once under another, and once denied. */
function outcomes(target: Target, bank: Bank): Call[] {
  return keysOf(target, bank).flatMap((key, n) => {
    // The last teller of each bank takes a thousand too much.
    const amount = String(n === keysPerBank - 1 ? target.amount + 1_000 : target.amount)
    const taken = { key, number: target.number, outcome: 'TAKEN', amount, bankReference: `CASH-${key}`, at }
    const [first, again] = [`taken-${key}`, `taken-${key}-again`].map((jti) =>
      call(bank.key, 'outcome', jti, taken),
    )
    return [first, first, again, call(bank.key, 'outcome', `not-${key}`, notTaken(target, key))].filter(
      (one) => one !== undefined,
    )
  })
}

/** 20: exact ones, copies, too little, too much, two numbers, none. */
function transfers(target: Target, key: KeyPair): Call[] {
  const { round, number, older, amount, account } = target
  const contents = [
    ...Array.from({ length: 4 }, () => [`MBVCB.5127.DVC${number}. CT tu 0071`, amount] as const),
    [`dvc ${number.slice(0, 7)} ${number.slice(7)}`, amount - 1_000] as const,
    [`DVC${number}`, amount + 500] as const,
    [`DVC${number} DVC${older}`, amount] as const,
    ['chuyen tien an trua', 1] as const,
  ]
  const notices = contents.map(([content, dong], n) => {
    const body = { bankReference: `FT-${round}-${n}`, account, amount: String(dong), content, at }
    return call(key, 'credit', `credit-${round}-${n}`, body)
  })
  return [...notices, ...notices, ...notices.slice(0, 4)]
}

/** 6: a stranger who took the bank's key id. */
function forgeries(target: Target, stranger: KeyPair): Call[] {
  return Array.from({ length: 6 }, (_, n) => ({
    ...call(
      stranger,
      'outcome',
      `forged-${target.round}-${n}`,
      notTaken(target, `storm-A-${target.round}-0`),
      [401],
    ),
    kind: 'forged' as const,
  }))
}

const paths = {
  verify: '/bank/v1/counter/verify',
  activate: '/bank/v1/counter/activate',
  outcome: '/bank/v1/counter/outcome',
  credit: '/bank/v1/credit-notices',
} as const

function call(
  key: KeyPair,
  kind: keyof typeof paths,
  jti: string,
  body: Call['body'],
  allowed: readonly number[] = fine,
): Call {
  return { kind, path: paths[kind], body, key, jti, allowed }
}
