/**
 * The borders of docs/architecture.md as errors. `npm run check` also asserts how many modules were seen, because a
 * checker that cannot parse the sources calls an empty graph clean.
 */

const baseTier = ['audit', 'directory', 'documents', 'notifications', 'ledger']

/** Which rooms each room rests on, beside the base tier. Every room stands here; one that does not fails the check. */
const restsOn = {
  audit: [],
  directory: [],
  documents: [],
  notifications: [],
  ledger: [],
  identity: [],
  charges: [],
  dossiers: ['charges', 'identity'],
  contracts: ['charges', 'identity'],
  'bank-connectors': [],
  registrations: ['identity', 'bank-connectors'],
  payments: ['charges', 'registrations', 'bank-connectors'],
  reconciliation: ['payments'],
}

/** Tests, and what only they use. */
const testFile = '([.]test[.]tsx?$|/testing/)'

const rooms = Object.keys(restsOn)

/** Rooms reachable from a room, through the rooms that it rests on. */
function reachable(room, seen = new Set()) {
  for (const below of restsOn[room]) {
    if (seen.has(below)) continue
    seen.add(below)
    reachable(below, seen)
  }
  return seen
}

/** A room may look only into rooms it rests on; the base tier is nobody's guest but its own. */
function roomMayRestOn(room) {
  const allowed = baseTier.includes(room)
    ? baseTier.filter((other) => other !== room)
    : [...baseTier, ...reachable(room)]
  const open = [room, ...allowed].join('|')
  return {
    name: `room-${room}-rests-on`,
    comment: `The room ${room} imports only rooms that it rests on.`,
    severity: 'error',
    from: { path: `^server/domains/${room}/`, pathNot: testFile },
    to: { path: '^server/domains/', pathNot: `^server/domains/(${open})/` },
  }
}

const generated = '^server/platform/database/generated/'

export default {
  forbidden: [
    ...rooms.map(roomMayRestOn),
    {
      name: 'no-unknown-room',
      comment: 'A new room is named in the table above, with what it rests on.',
      severity: 'error',
      from: { path: `^server/domains/(?!(${rooms.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'front-door-only',
      comment: 'Another room is entered by its index.ts or contract.ts.',
      severity: 'error',
      from: { path: '^server/domains/([^/]+)/', pathNot: testFile },
      to: {
        path: '^server/domains/([^/]+)/',
        pathNot: ['^server/domains/$1/', '^server/domains/[^/]+/(index|[a-z-]*contract)[.]ts$'],
      },
    },
    {
      name: 'front-door-from-outside',
      comment: 'The rest of the server enters a room by its index.ts or contract.ts.',
      severity: 'error',
      from: { path: '^(server|prisma|scripts|bench)/', pathNot: ['^server/domains/', testFile] },
      to: {
        path: '^server/domains/[^/]+/',
        pathNot: '^server/domains/[^/]+/(index|[a-z-]*contract)[.]ts$',
      },
    },
    {
      name: 'app-sees-contracts',
      comment: 'Pages know a room by its contract.ts, and reach the server by server/api.',
      severity: 'error',
      from: { path: '^(app/|proxy[.]ts)', pathNot: testFile },
      to: {
        path: '^(server|sandbox|prisma|scripts|tests|e2e|bench)/',
        pathNot: ['^server/domains/[^/]+/[a-z-]*contract[.]ts$', '^server/api/', '^prisma/seed/demo'],
      },
    },
    {
      name: 'contract-is-plain',
      comment: 'A contract is imported by pages: it rests on lib, zod and other contracts only.',
      severity: 'error',
      from: { path: '^server/domains/[^/]+/[a-z-]*contract[.]ts$' },
      to: {
        path: '^(server|app|sandbox)/',
        pathNot: '^server/domains/[^/]+/([a-z-]*contract|[^/]*[.]states|errors)[.]ts$',
      },
    },
    {
      name: 'rooms-know-no-callers',
      comment: 'Results flow one way: api, http and jobs call rooms, rooms call the platform.',
      severity: 'error',
      from: { path: '^server/domains/', pathNot: testFile },
      to: { path: '^(server/(api|http|jobs|main)|app/|sandbox/|scripts/|prisma/)' },
    },
    {
      name: 'platform-knows-no-rooms',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: testFile },
      to: { path: '^(server/(domains|api|http|jobs)|app|sandbox)/' },
    },
    {
      name: 'lib-is-alone',
      comment: 'lib/ runs on both sides and knows nothing of ours.',
      severity: 'error',
      from: { path: '^lib/', pathNot: testFile },
      to: { path: '^(server|app|sandbox|prisma|scripts|tests|bench|e2e)/' },
    },
    {
      name: 'sandbox-is-another-house',
      comment: 'The sandbox stands for other organisations: it shares lib/ only.',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: testFile },
      to: { path: '^(server|app|prisma|scripts|tests|bench|e2e)/' },
    },
    {
      name: 'server-knows-no-sandbox',
      severity: 'error',
      from: { path: '^(server|app|lib)/', pathNot: testFile },
      to: { path: '^sandbox/' },
    },
    {
      name: 'decisions-are-pure',
      comment:
        "A noun is types and decisions; rows, connections and the network are the repository's and adapters'.",
      severity: 'error',
      from: {
        path: '^server/domains/[^/]+/[^/]+[.]ts$',
        pathNot: [testFile, '/(index|repository|[^/]+-repository|[^/]+[.]repository)[.]ts$'],
      },
      to: {
        path: ['node_modules/(pg|@prisma|graphile-worker|hono)/', generated],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^(app|server|lib|sandbox)/', pathNot: testFile },
      to: { path: ['^(tests|e2e|bench)/', testFile] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: { pathNot: generated },
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A module that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          testFile,
          '[.]d[.]ts$',
          '^[^/]+[.](mjs|ts)$',
          // sent to browsers as they are
          '^(sandbox/pages|public)/.*[.]js$',
          '^app/.*/?(page|route|layout|not-found|error|global-error|icon|manifest)[.]tsx?$',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-dependency',
      comment: 'What runs for people rests on dependencies, not on devDependencies.',
      severity: 'error',
      from: { path: '^(app|server|lib|sandbox)/', pathNot: [testFile, '[.]d[.]ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', generated] },
    exclude: { path: ['^[.]next', '^[.]data', '[.]css$'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
