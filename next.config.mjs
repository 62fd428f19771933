/** Headers that hold for every answer; the Content-Security-Policy needs a nonce and is set in proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** A desk where forms are scanned may ask for the camera; the picture of a form stands within that desk. */
const withCamera = [
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]
const withinOurPages = [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }]

/** File names of fonts carry a version, so a browser never has to ask for one again. */
const forGood = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }]

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // Types are checked once, for all parts together, by `npm run check`.
  typescript: { ignoreBuildErrors: true },
  // Everyone gets complete HTML: metadata is never streamed in by script after the body.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    'bwip-js',
    'fontkit',
    'graphile-worker',
    'jose',
    'pdfkit',
    'pg',
    'pino',
  ],
  // Pictures are served as they are: nobody outside can make the server draw them anew.
  images: { unoptimized: true },
  experimental: {
    // A form field of 10,000 characters is answered with a sentence, a body of megabytes is not read. One that
    // announces its length is refused before it comes here; of another no more than this is kept.
    serverActions: { bodySizeLimit: '256kb' },
    proxyClientMaxBodySize: '260kb',
  },
  async headers() {
    return [
      { source: '/:path*', headers: everywhere },
      { source: '/fonts/:path*', headers: forGood },
      { source: '/staff/registrations', headers: withCamera },
      { source: '/staff/registrations/scan/:path*', headers: withinOurPages },
    ]
  },
}

export default config
