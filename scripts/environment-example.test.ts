import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configSchema } from '#server/platform/config.ts'
import { ROOT } from './paths.ts'

/** Read by `npm start` alone, and not by portal or services. */
const OF_THE_START = [
  'PORT',
  'SANDBOX_PORT',
  'SANDBOX_MAIL_PORT',
  'DATA_DIR',
  'DATABASE_OWNER_URL',
  'SANDBOX_DATABASE_URL',
]

const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)

test('.env.example names every setting, and nothing else, once', () => {
  expect(named.toSorted()).toEqual([...Object.keys(configSchema.shape), ...OF_THE_START].toSorted())
})

test('.env.example sets nothing when it is copied as it is', () => {
  expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
})
