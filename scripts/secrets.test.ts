import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecrets } from './secrets.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'portal-secrets-test-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

test('secrets are made once, for this user alone', () => {
  const made = loadSecrets(dir)
  expect(loadSecrets(dir)).toEqual(made)
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a data folder from before the second bank gets its keys and keeps everything else', () => {
  const { signing, ...others } = loadSecrets(dir)
  const { hoiAnBank: _, ...before } = signing
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify({ ...others, signing: before }))
  const after = loadSecrets(dir)
  expect(after).toMatchObject({ ...others, signing: before })
  expect(after.signing.hoiAnBank.privateKeys.keys).toHaveLength(2)
  expect(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'))).toEqual(after)
})
