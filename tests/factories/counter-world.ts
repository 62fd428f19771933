import { openVisitor } from '#server/domains/identity/index.ts'
import { bankApi } from '#tests/bank-api/openapi.ts'
import { scriptedBank } from '#tests/fakes/scripted-bank.ts'
import { freshCharges, type PayerWorld, testClock } from './payment.ts'
import { type KeyPair, type ServicesOptions, servicesWorld } from './services.ts'

/** A bank's call; the second bank signs unless another key is named. */
export type BankCall = {
  readonly body: object | string
  readonly key?: KeyPair | null
  readonly jti?: string
  readonly aud?: string
  readonly signedAt?: Date
}

/** The machine endpoints with payers who pay by card at a scripted bank, on a clock that stands still. */
export async function counterWorld(options: ServicesOptions = {}) {
  const clock = testClock()
  const services = await servicesWorld({ clock, ...options })
  const { database, payments } = services.deps
  const script = scriptedBank(clock)
  const payer: PayerWorld = {
    deps: { ...payments, bank: script.bank },
    database,
    clock,
    script,
    visitor: async () => (await openVisitor(database, { now: clock(), minutes: 480 })).visitorId,
    charges: (...fees) => freshCharges(database, services.deps, fees),
    sql: async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await services.scratch.pool.query<Row>(text, values)).rows,
  }
  const api = bankApi()

  /** Calls the endpoint; an answer that is not as the document says is an error. */
  async function call(path: string, { body, key = services.keys.hoiAn, ...signed }: BankCall) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const send = () => services.send({ path, body: text, key, ...signed })
    // A bank whose call was not done, as on a machine under load, makes it again.
    let answer = await send()
    for (let more = 0; more < 5 && answer.status === 503; more++) answer = await send()
    const faults = api.faults({ method: 'POST', path, status: answer.status, body: answer.body })
    if (faults.length > 0) throw new Error(`${path} ${answer.status}: ${faults.join('; ')}`)
    return answer
  }

  return {
    services,
    clock,
    payer,
    verify: (sent: BankCall) => call('/bank/v1/counter/verify', sent),
    activate: (sent: BankCall) => call('/bank/v1/counter/activate', sent),
    outcome: (sent: BankCall) => call('/bank/v1/counter/outcome', sent),
    /** By the collecting bank, unless another key is named. */
    credit: (sent: BankCall) => call('/bank/v1/credit-notices', { key: services.keys.bank, ...sent }),
    close: services.close,
  }
}
