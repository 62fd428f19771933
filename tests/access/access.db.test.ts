import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { appRouter } from '#server/api/root.ts'
import { sha256 } from '#server/platform/crypto.ts'
import { freshAgency, freshMessage } from '#tests/factories/dossier.ts'
import { everyAccountRow } from './account-rows.ts'
import { endpoints, type Machine, machines } from './machine-table.ts'
import { everyStaffRow } from './staff-rows.ts'
import { type ProcedureRow, procedures } from './table.ts'
import { accessWorld, people } from './world.ts'

const world = await accessWorld()
const { services } = world
afterAll(services.close)

describe('every procedure has its row', () => {
  test('and every row its procedure', () => {
    const inTable = new Set(
      [...procedures, ...everyStaffRow, ...everyAccountRow].map(({ procedure }) => procedure),
    )
    expect([...inTable].sort()).toEqual(Object.keys(appRouter._def.procedures).sort())
  })

  test('and every endpoint, and every method of it', () => {
    const routes = services.app.routes.map(({ method, path }) => `${method} ${path}`)
    expect(endpoints.map(({ route }) => route).sort()).toEqual([...new Set(routes)].sort())
  })
})

const cells = procedures.flatMap((row) =>
  people.map((person) => [row.procedure, row.stage, person, row.outcome[person], row] as const),
)

describe('procedures', () => {
  test.each(cells)('%s (%s) for %s: %s', async (_, stage, person, outcome, row) => {
    const scene = await world.scene(stage)
    const token = person === 'owner' ? scene.ownerToken : await world.tokenOf(person)
    const before = await scene.owner.payments.view({ publicId: scene.publicId })
    expect(await outcomeOf(row, token, scene)).toBe(outcome)
    if (person !== 'owner') {
      const after = await scene.owner.payments.view({ publicId: scene.publicId })
      expect(after).toEqual(before)
    }
  })

  async function outcomeOf(
    row: ProcedureRow,
    token: string | null,
    scene: Parameters<ProcedureRow['call']>[1],
  ): Promise<string> {
    try {
      return await row.call(await world.callerWith(token), scene)
    } catch (error) {
      if (error instanceof TRPCError) return error.code
      throw error
    }
  }
})

test('a session that is ended is refused at its next call', async () => {
  const { ownerToken, publicId, owner } = await world.scene('OPEN')
  expect((await owner.payments.view({ publicId })).state).toBe('OPEN')
  await services.scratch.pool.query('UPDATE visitor_session SET expires_at = now() WHERE token_hash = $1', [
    sha256(ownerToken),
  ])
  await expect((await world.callerWith(ownerToken)).payments.view({ publicId })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
})

describe('endpoints', () => {
  const calls = endpoints.flatMap(({ route, outcome, body }) =>
    machines.map((machine) => [route, machine, outcome[machine], body] as const),
  )
  test.each(calls)('%s, signed: %s → %s', async (route, machine, outcome, content) => {
    const [method = '', template = ''] = route.split(' ')
    const agency = await freshAgency(world.deps)
    const path = template.replace(':code', `${agency}-261120-${Math.floor(Math.random() * 9e8) + 1e8}`)
    const body = method === 'GET' ? '' : JSON.stringify(content?.() ?? freshMessage(agency))
    const { status, body: answer } = await services.send({ method, path, body, key: keyOf(machine, path) })
    expect('code' in answer ? `${status} ${answer.code}` : `${status}`).toBe(outcome)
  })

  function keyOf(machine: Machine, path: string) {
    const { keys } = services
    if (machine === 'unsigned') return null
    if (machine !== 'stranger') return keys[machine]
    const trusted = path.startsWith('/agency') ? keys.agency : keys.bank
    return {
      ...keys.stranger,
      privateJwk: { ...keys.stranger.privateJwk, kid: trusted.privateJwk.kid ?? '' },
    }
  }
})
