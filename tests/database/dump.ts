import pg from 'pg'

/**
 * Everything that a database holds, as COPY writes it: one text per table of every schema but PostgreSQL's own.
 * @param ownerUrl of a login that may read them all
 */
export async function copyOfEveryTable(ownerUrl: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
    const copies = new Map<string, string>()
    for (const { name } of tables.rows) copies.set(name, await copyOf(client, name))
    return copies
  } finally {
    await client.end()
  }
}

/** node-postgres knows the protocol's copy messages, but hands them to nobody: they are read off the connection. */
async function copyOf(client: pg.Client, table: string): Promise<string> {
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
  const chunks: Buffer[] = []
  const keep = ({ chunk }: { chunk: Buffer }) => void chunks.push(chunk)
  connection.on('copyData', keep)
  try {
    await client.query(`COPY ${table} TO STDOUT`)
  } finally {
    connection.off('copyData', keep)
  }
  return Buffer.concat(chunks).toString('utf8')
}
