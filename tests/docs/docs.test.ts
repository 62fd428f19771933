import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { proposalMachine } from '#server/domains/identity/staff/proposals/proposal.states.ts'
import { messageMachine } from '#server/domains/notifications/message.states.ts'
import { lettersVi } from '#server/domains/notifications/templates/letters-vi.ts'
import { smsVi } from '#server/domains/notifications/templates/sms-vi.ts'
import { attemptMachine } from '#server/domains/payments/attempt.states.ts'
import { instructionStates } from '#server/domains/payments/contract.ts'
import { lateOutcomes } from '#server/domains/payments/late-outcomes.ts'
import { paymentMachine } from '#server/domains/payments/payment.states.ts'
import { refundMachine } from '#server/domains/payments/refunds/refund.states.ts'
import { suspenseMachine } from '#server/domains/payments/suspense/suspense.states.ts'
import { holderProposalMachine } from '#server/domains/registrations/operator/holder-proposal.states.ts'
import { registrationMachine } from '#server/domains/registrations/registration.states.ts'
import { jobLimits } from '#server/jobs/limits.ts'
import { retention } from '#server/jobs/retention.ts'
import { queueConnections } from '#server/jobs/worker.ts'
import { poolNames, slotsPerBank, workerPools } from '#server/jobs/worker-pools.ts'
import { benches } from '../../bench/benches.ts'

const root = join(import.meta.dirname, '../..')
const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs'), ...roomReadmes()]
const decisions = markdownBelow('docs/decisions').filter((page) => /\/\d{4}-[^/]+$/.test(page))

describe('the documents', () => {
  test.each(pages)('%s names only files that exist', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const linked = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) =>
      join(dirname(page), path ?? ''),
    )
    const named = [
      ...text.matchAll(/`((?:app|docs|lib|prisma|sandbox|scripts|server|tests)\/[^`\s*<…]+)`/g),
    ].map(([, path]) => path ?? '')
    expect([...linked, ...named].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test.each(decisions)('%s says why, what, what follows and which check holds it', (page) => {
    const headings = readFileSync(join(root, page), 'utf8').match(/^#+ .*$/gm) ?? []
    expect(headings[0]).toMatch(new RegExp(`^# ${/\d{4}/.exec(page)?.[0]}: .+`))
    expect(headings.slice(1)).toEqual(['## Context', '## Decision', '## Consequences', '## Check'])
  })

  test.each(Object.keys(benches))('say what the measure %s means, and what it showed', (name) => {
    const page = readFileSync(join(root, 'docs/performance.md'), 'utf8')
    expect(page).toContain(`### \`${name}\`: at `)
    expect(page).toMatch(new RegExp(`^\\| \`${name}\`.* \\| [≥≤] .*\\d.* \\|$`, 'm'))
  })

  test('the index of decisions has each with its title', () => {
    const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8').match(/^- \[\d{4}\].*$/gm)
    const lines = decisions.map((page) => {
      const [, number, title] = /^# (\d{4}): (.*)$/m.exec(readFileSync(join(root, page), 'utf8')) ?? []
      return `- [${number}](${basename(page)}): ${title}`
    })
    expect(index).toEqual(lines.sort())
  })

  test('docs/architecture.md names every job', () => {
    const tasks = readFileSync(join(root, 'server/jobs/tasks.ts'), 'utf8').matchAll(/^ {4}'([a-z-]+)': /gm)
    const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
    const names = [...tasks].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  test('every job has its limit, and docs/operations.md says it', () => {
    const tasks = readFileSync(join(root, 'server/jobs/tasks.ts'), 'utf8').matchAll(/^ {4}'([a-z-]+)': /gm)
    expect(Object.keys(jobLimits)).toEqual([...tasks].map(([, name]) => name).sort())
    const text = readFileSync(join(root, 'docs/operations.md'), 'utf8')
    for (const [job, { rule }] of Object.entries(jobLimits))
      expect(text).toContain(`| \`${job}\` | ${rule} |`)
  })

  test('every job has one pool of workers, and docs/operations.md says it', () => {
    const inPools = poolNames.flatMap((pool): string[] => [...workerPools[pool].tasks])
    expect(inPools.sort()).toEqual(Object.keys(jobLimits).sort())
    const text = readFileSync(join(root, 'docs/operations.md'), 'utf8').replace(/\s+/g, ' ')
    for (const pool of poolNames) {
      const { tasks, workers } = workerPools[pool]
      const jobs = tasks.map((task) => `\`${task}\``).join(', ')
      const each = pool === 'BANKS' ? ' for each bank' : ''
      expect(text).toContain(`| \`${pool}\` | ${jobs} | ${workers}${each} |`)
    }
    expect(text).toContain(`at most ${slotsPerBank} calls to one bank at once`)
    expect(text).toContain(`at most ${queueConnections} connections to the database beside`)
  })

  test('docs/operations.md says how long things are kept as the job has it', () => {
    const text = readFileSync(join(root, 'docs/operations.md'), 'utf8')
    for (const { what, days } of retention) expect(text).toContain(`| ${what} | ${days} days |`)
  })

  test.each(pages)('%s prints commands that there are, and that run with the Node of the project', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const printed = [...text.matchAll(/`npm (?:run )?([a-z-]+)[^`]*`/g)].map(([, name = '']) => name)
    const known = new Set([...Object.keys(scripts), 'install', 'ci', 'run'])
    expect(printed.filter((name) => !known.has(name))).toEqual([])
    // Another Node than the project's does not run its sources.
    if (page === 'docs/operations.md') expect(text).not.toMatch(/`(?:node|npx|tsc|next) /)
  })

  test('every dependency has its reason, and every reason its dependency', () => {
    const rows =
      readFileSync(join(root, 'docs/decisions/0002-dependencies.md'), 'utf8').match(/^\| .*/gm) ?? []
    const named = rows.slice(1).flatMap(
      (row) =>
        row
          .split('|')[1]
          ?.split(',')
          .map((name) => name.trim()) ?? [],
    )
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const used = Object.keys({ ...dependencies, ...devDependencies }).map((name) =>
      name.startsWith('@types/') ? '@types/*' : name,
    )
    expect(named.filter((name) => !/^-+$/.test(name)).sort()).toEqual([...new Set(used)].sort())
  })

  test.each([
    ['payment', paymentMachine.states],
    ['attempt', attemptMachine.states],
    ['suspense', suspenseMachine.states],
    ['refund', refundMachine.states],
  ])('docs/money.md has the transitions of a %s as the code has them', (noun, states) => {
    expect(tableAfter(`<!-- ${noun} states`)).toEqual(rowsOf(states))
  })

  test('docs/messages.md has the transitions of a message as the code has them', () => {
    const rows = tableAfter('<!-- message states', 'docs/messages.md')
    expect(rows).toEqual(rowsOf(messageMachine.states))
  })

  test('docs/operations.md has the transitions of a proposal as the code has them', () => {
    const rows = tableAfter('<!-- proposal states', 'docs/operations.md')
    expect(rows).toEqual(rowsOf(proposalMachine.states))
  })

  test('docs/registrations.md has the transitions of a proposal about a holder as the code has them', () => {
    const rows = tableAfter('<!-- holder proposal states', 'docs/registrations.md')
    expect(rows).toEqual(rowsOf(holderProposalMachine.states))
  })

  test('docs/messages.md names every template', () => {
    const text = readFileSync(join(root, 'docs/messages.md'), 'utf8')
    const templates = new Set([...Object.keys(smsVi), ...Object.keys(lettersVi)])
    expect([...templates].filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  test('docs/registrations.md has the transitions of a registration as the code has them', () => {
    expect(tableAfter('<!-- registration states', 'docs/registrations.md')).toEqual(
      rowsOf(registrationMachine.states),
    )
  })

  test('docs/money.md says what becomes of money as the code decides it, row by row', () => {
    expect(tableAfter('<!-- what becomes of money')).toEqual(lateOutcomes.map(rowOf))
  })

  test('docs/money.md has each state of an instruction', () => {
    const states = tableAfter('<!-- instruction states').map((row) => row.split('|')[1]?.trim())
    expect(states).toEqual([...instructionStates])
  })
})

function rowsOf(states: Record<string, Record<string, string>>): string[] {
  return Object.entries(states).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => `| ${from} | ${event} | ${to} |`),
  )
}

/** A row of the table that decides, as a row of the document. */
function rowOf({ when, means, verdict, reason, exception }: (typeof lateOutcomes)[number]): string {
  const conditions = Object.entries(when).map(([column, value]) => `${column} ${value}`)
  const cells = [conditions.join(', ') || 'else', means, verdict, reason ?? '–', exception ?? '–']
  return `| ${cells.join(' | ')} |`
}

/** The rows below a table's head, up to the mark that ends it. */
function tableAfter(mark: string, page = 'docs/money.md'): string[] {
  const lines = readFileSync(join(root, page), 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith(mark))
  const end = lines.indexOf('<!-- end -->', start)
  return lines.slice(start + 3, end)
}

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

function roomReadmes(): string[] {
  return readdirSync(join(root, 'server/domains'))
    .map((room) => `server/domains/${room}/README.md`)
    .filter((page) => existsSync(join(root, page)))
}
