import { tenant } from '#server/domains/directory/index.ts'
import type { DeskReads } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'

/** What the queries of the desks of money read with. */
export function deskReads({ database, config, payments }: Deps): DeskReads {
  const { collectingBank } = tenant(config.TENANT)
  const others = new Map(config.OTHER_BANKS.map(({ name, displayName }) => [name, displayName]))
  return {
    database,
    prefix: payments.instructions.prefix,
    bankName: (connector) => others.get(connector) ?? collectingBank,
  }
}
