import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDataDir } from './data-dir.ts'
import { BIN, ROOT } from './paths.ts'
import { environment } from './run.ts'
import { announceStack, environmentOf, findStack } from './running-stack.ts'
import { loadSecrets } from './secrets.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-running-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ports = { portal: 5100, services: 5101, sandbox: 5102, mail: 5103 }
const stack = {
  ports,
  demo: true,
  embedded: true,
  portalUrl: 'http://localhost:5100',
  given: [],
  pids: { portal: 17 },
}
const none = /^Nothing runs on .*npm start.*DATA_DIR/

test('a stack is found by its data folder, with the ports that it has', () => {
  const lock = lockDataDir(folder)
  expect(() => findStack(folder, ROOT)).toThrow(none)
  announceStack(folder, stack)
  expect(findStack(folder, ROOT)).toEqual({ ...stack, dir: folder })
  lock.release()
  expect(() => findStack(folder, ROOT)).toThrow(none)
})

test('without DATA_DIR it is the default folder of the clone', () => {
  mkdirSync(join(folder, '.data'))
  lockDataDir(join(folder, '.data'))
  announceStack(join(folder, '.data'), stack)
  expect(findStack(undefined, folder).ports).toEqual(ports)
})

test.each([
  ['whose process is gone', { pid: 2 ** 22 + 1, born: '1', ...stack }],
  ['whose process id is another’s now', { pid: process.pid, born: 'another time', ...stack }],
])('a file %s is none', (_, content) => {
  writeFileSync(join(folder, 'running.json'), JSON.stringify(content))
  expect(() => findStack(folder, ROOT)).toThrow(none)
})

test('commands are told what the programs are told: addresses, and no setting less', () => {
  writeFileSync(join(folder, 'postgres-port'), '5432')
  loadSecrets(folder)
  const found = { ...stack, dir: folder }
  const { programs } = environmentOf(found, { NODE_ENV: 'test' })
  expect(programs).toMatchObject({
    PORTAL_URL: stack.portalUrl,
    BANK_URL: 'http://localhost:5102',
    SANDBOX_URL: 'http://localhost:5102',
  })
  expect(programs.DATABASE_URL).toContain(':5432/portal')
  const given = { ...found, given: ['TENANT'] }
  expect(() => environmentOf(given, { NODE_ENV: 'test' })).toThrow(/^TENANT: not set\./)
  expect(environmentOf(given, { NODE_ENV: 'test', TENANT: 'hue' }).programs.TENANT).toBe('hue')
  const own = { ...found, embedded: false }
  expect(() => environmentOf(own, { NODE_ENV: 'test' })).toThrow(/^DATABASE_URL: not set\./)
})

/** A process of the project begins in each: two seconds on an idle machine, half a minute on a busy one. */
const ofProcesses = { timeout: 120_000 }

describe('without a running stack', ofProcesses, () => {
  const run = (script: string, ...args: string[]) =>
    spawnSync(join(BIN, 'node'), [`scripts/${script}.ts`, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...environment({ DATA_DIR: folder }), DATABASE_URL: '', PORTAL_URL: '' },
    })

  test.each([
    ['scenario', 'paid'],
    ['invite-administrator', 'an@province.example'],
  ])('%s says so in one line and touches nothing', (script, argument) => {
    const { status, stdout, stderr } = run(script, argument)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(none)
    expect(stderr.trim()).not.toContain('\n')
    expect(readdirSync(folder)).toEqual([])
  })

  test('scenario alone lists what there is', () => {
    const { status, stdout } = run('scenario')
    expect(status).toBe(0)
    for (const name of ['unknown', 'account', 'form-received', 'refund-asked', 'late-money'])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
    expect(readdirSync(folder)).toEqual([])
  })

  test('a scenario that there is not is named, with those that there are', () => {
    expect(run('scenario', 'sunshine').stderr).toMatch(/no scenario "sunshine".*otp-waiting/s)
  })
})

describe('an own database that cannot be used is one line', ofProcesses, () => {
  const run = (script: string, env: Record<string, string>) =>
    spawnSync(join(BIN, 'node'), [`scripts/${script}.ts`, 'an@province.example'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...environment(), DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: folder, ...env },
    })
  const nowhere = 'postgresql://u:p@127.0.0.1:1/d'

  test.each([
    ['migrate', {}, /^DATABASE_OWNER_URL is not set/],
    ['migrate', { DATABASE_OWNER_URL: nowhere }, /^DATABASE_OWNER_URL: no PostgreSQL answers at 127.0.0.1:1/],
    ['invite-administrator', { DATABASE_URL: nowhere }, /^DATABASE_URL: no PostgreSQL answers/],
  ])('%s %j', (script, env, said) => {
    const { status, stderr } = run(script, env)
    expect(status).toBe(1)
    expect(stderr).toMatch(said)
    expect(stderr.trim()).not.toContain('\n')
  })
})
