import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataDir, openDataDir } from './data-dir.ts'
import { StartFailure } from './postgres/failure.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('without DATA_DIR everything is in .data of the clone', () => {
  expect(openDataDir(undefined, folder, null)).toEqual({
    dir: join(folder, '.data'),
    logs: join(folder, '.data', 'logs'),
    postgres: join(folder, '.data', 'postgres'),
  })
  expect(existsSync(join(folder, '.data', 'logs'))).toBe(true)
})

test('a relative DATA_DIR counts from the clone', () => {
  expect(openDataDir('elsewhere/data', folder, null).dir).toBe(join(folder, 'elsewhere/data'))
})

test.each(['occupied', 'occupied/data'])(
  'DATA_DIR=%s, which is a file or below one, is one clear line',
  (wanted) => {
    writeFileSync(join(folder, 'occupied'), '')
    expect(() => openDataDir(wanted, folder, null)).toThrow(
      new StartFailure(`${join(folder, wanted)} is a file, or lies below one. Set DATA_DIR to a folder.`),
    )
  },
)

test('the folder belongs to one process at a time', () => {
  const lock = lockDataDir(folder)
  expect(() => lockDataDir(folder)).toThrow(`Already running on ${folder} (process ${process.pid})`)
  lock.release()
  expect(() => lockDataDir(folder)).not.toThrow()
})

test('a lock whose process is gone is taken over', () => {
  const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], {
    encoding: 'utf8',
  }).stdout.trim()
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: Number(gone), born: '1' }))
  expect(() => lockDataDir(folder)).not.toThrow()
})

test('a lock whose process id now belongs to another process is taken over', () => {
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: process.pid, born: 'another time' }))
  expect(() => lockDataDir(folder)).not.toThrow()
})

test('a lock that was cut off while it was written is taken over', () => {
  writeFileSync(join(folder, 'running.json'), '{"pid":')
  expect(() => lockDataDir(folder)).not.toThrow()
})
