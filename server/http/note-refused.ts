import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { clientAddress } from '#server/platform/client-address.ts'
import type { Config } from '#server/platform/config.ts'
import { logCounted } from '#server/platform/counted-log.ts'
import type { Logger } from '#server/platform/logger.ts'

type NoteDeps = { readonly log: Logger; readonly config: Pick<Config, 'TRUSTED_PROXIES'> }

/** Logs that a message of `who` was refused: counted by address and reason, since anybody may send what is refused. */
export function noteRefused(
  context: Context,
  { log, config }: NoteDeps,
  who: 'a bank' | 'an agency',
  code: string,
): void {
  const incoming = (context.env as { readonly incoming?: IncomingMessage } | undefined)?.incoming
  const from = clientAddress(
    context.req.header('x-forwarded-for') ?? '',
    incoming?.socket.remoteAddress ?? '',
    config.TRUSTED_PROXIES,
  )
  logCounted(log, { level: 'warn', message: `${who} message was refused` }, { code, from })
}
