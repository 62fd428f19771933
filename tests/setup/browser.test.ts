import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserLaunch, packagedLaunch } from './browser.ts'

const systemBrowsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
let installed = ''

/** A machine that has every usual browser first on its PATH. */
beforeEach(() => {
  installed = mkdtempSync(join(tmpdir(), 'browsers-'))
  mkdirSync(join(installed, 'bin'))
  for (const name of systemBrowsers) {
    writeFileSync(join(installed, 'bin', name), '#!/bin/sh\nexit 1\n')
    chmodSync(join(installed, 'bin', name), 0o755)
  }
  vi.stubEnv('PATH', `${join(installed, 'bin')}${delimiter}${process.env.PATH}`)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(installed, { recursive: true, force: true })
})

test('the packaged browser is taken, whatever browsers the machine has', async () => {
  const { executablePath, env } = await browserLaunch(undefined)
  expect(executablePath).toMatch(/portal-browser-\d+/)
  expect(env.FONTCONFIG_FILE).toMatch(/portal-browser-\d+/)
})

test('BROWSER names another one, by name or by path', async () => {
  const chromium = join(installed, 'bin', 'chromium')
  expect((await browserLaunch('chromium')).executablePath).toBe(chromium)
  expect((await browserLaunch(chromium)).executablePath).toBe(chromium)
  await expect(browserLaunch('no-such-chromium')).rejects.toThrow('BROWSER is no-such-chromium')
})

test('what opens links on a desktop is no browser for tests', async () => {
  const { executablePath } = await packagedLaunch()
  for (const named of ['firefox', '/opt/editor/bin/helpers/browser.sh', '']) {
    expect((await browserLaunch(named)).executablePath).toBe(executablePath)
  }
})
