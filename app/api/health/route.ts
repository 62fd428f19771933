import { portalHealth } from '#server/api/health.ts'

/** Speaks for all parts: 200 while everything works, else 503 and which part is down. */
export async function GET(): Promise<Response> {
  const health = await portalHealth()
  return Response.json(health, { status: health.ok ? 200 : 503 })
}
