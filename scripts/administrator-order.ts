import { parseArgs } from 'node:util'
import type { CommandOrder, CommandRefusal } from '#server/domains/identity/index.ts'

const usage =
  'npm run invite-administrator -- somebody@province.gov.vn [--replaces lost@province.gov.vn] [--print]'

/** What was typed behind the command; null where it cannot be read. */
export function administratorOrder(args: readonly string[]): Omit<CommandOrder, 'now'> | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replaces: { type: 'string' }, print: { type: 'boolean', default: false } },
    })
    const [email = '', ...more] = positionals
    return more.length > 0 ? null : { email, replaces: values.replaces ?? null, print: values.print }
  } catch {
    return null
  }
}

export const unreadable = `Not understood. ${usage}`

/** Each refusal with what to do next. */
export const administratorRefusals: Readonly<Record<CommandRefusal['code'], string>> = {
  EMAIL_EMPTY: `Name an e-mail: ${usage}`,
  EMAIL_FORM: 'This is no e-mail address.',
  EMAIL_TAKEN: 'This e-mail has an account already.',
  TWO_ARE_THERE:
    'Two administrators can sign in, or are invited: they invite others at /staff/people. For one who is lost: --replaces lost@province.gov.vn',
  REPLACED_UNKNOWN: 'No administrator who can sign in has the address after --replaces.',
  MAIL_ONLY:
    'Two administrators can sign in: the link goes by e-mail alone. Leave --print out; if mail does not work, mend it first.',
}
