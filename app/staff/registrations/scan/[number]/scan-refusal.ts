/** No scan was taken or given, and why, as a status alone. */
export const scanRefusal = (status: number): Response =>
  new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
