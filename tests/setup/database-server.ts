import { startTestCluster } from './cluster.ts'

/** Gives all database tests of a run one server; vitest calls it once before them, and what it returns after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl
  return cluster.stop
}
