/**
 * The import borders of the house. Each is tried in test/contracts/borders.test.ts, which plants a forbidden import.
 * Type imports count, too, unless a border says otherwise.
 */
const AREAS =
  'calls|cases|complaints|conduct|customers|expenses|follow-ups|gifts|memos|performance|phone-scripts|planning|service-centers|shipments|site-adapters|staff|training|visitors|work-orders';

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never(
      'shared-stays-pure',
      'shared/ imports itself, zod/mini and @noble/hashes, nothing else.',
      { path: '^shared/' },
      { pathNot: ['^shared/', 'node_modules/zod/(v4/)?mini/', 'node_modules/@noble/hashes/'] },
    ),
    never(
      'kernel-is-the-ground',
      'kernel imports only itself.',
      { path: '^shared/kernel/' },
      { path: '^shared/(?!kernel/)' },
    ),
    never(
      'work-time-over-kernel',
      'work-time knows kernel only.',
      { path: '^shared/work-time/' },
      { path: '^shared/(?!kernel/|work-time/)' },
    ),
    never(
      'sla-over-work-time',
      'sla knows work-time and kernel only.',
      { path: '^shared/sla/' },
      { path: '^shared/(?!kernel/|work-time/|sla/)' },
    ),
    never(
      'areas-below-their-users',
      'An area does not know who gathers it: reminders, packs, workbook, gateway.',
      { path: `^shared/(${AREAS})/` },
      // The shape of a pack is types over kernel only; its schema and its contents are above the areas.
      { path: '^shared/(reminders|packs|workbook|gateway)/', pathNot: '^shared/packs/pack\\.ts$' },
    ),
    never(
      'pack-shape-is-bare',
      'Areas read it.',
      { path: '^shared/packs/pack\\.ts$' },
      { path: '^shared/(?!kernel/|site-adapters/adapter\\.ts$)' },
    ),
    never(
      'messages-are-words',
      'Words import kernel, and elsewhere at most the type that lists which words are needed.',
      { path: '^shared/messages/' },
      { path: '^shared/(?!messages/|kernel/)', dependencyTypesNot: ['type-only'] },
    ),
    never('no-test-code-in-the-product', 'Only tests import tests.', { pathNot: '^test/' }, { path: '^test/' }),
    never('extension-never-add-on', 'Both know shared/ only.', { path: '^extension/' }, { path: '^sheets-addon/' }),
    never('add-on-never-extension', 'Both know shared/ only.', { path: '^sheets-addon/' }, { path: '^extension/' }),
    never(
      'ground-floor-of-the-extension',
      'platform, ui, sites and sync do not know who uses them.',
      { path: '^extension/(platform|ui|sites|sync)/' },
      { path: '^extension/(overlay|features|desk|entrypoints)/' },
    ),
    never(
      'overlay-stays-in-the-page',
      'The content script knows no feature and no desk.',
      { path: '^extension/overlay/' },
      { path: '^extension/(features|desk|entrypoints)/' },
    ),
    never(
      'features-below-the-desk',
      'A feature is put on the desk; it does not know it.',
      { path: '^extension/features/' },
      { path: '^extension/(desk|overlay|entrypoints)/' },
    ),
    never(
      'features-fail-alone',
      'A feature does not know another one.',
      { path: '^extension/features/([^/]+)/' },
      { path: '^extension/features/([^/]+)/', pathNot: '^extension/features/$1/' },
    ),
    never(
      'desk-below-entrypoints',
      'The desk is mounted by others.',
      { path: '^extension/desk/' },
      { path: '^extension/(overlay|entrypoints)/' },
    ),
    never(
      'only-platform-touches-browser',
      'Everything the browser offers goes through extension/platform.',
      { path: '^extension/', pathNot: '^extension/platform/' },
      { path: 'node_modules/(webextension-polyfill|@wxt-dev/webextension-polyfill|@wxt-dev/browser|wxt/dist/browser)' },
    ),
    never(
      'content-script-stays-light',
      'No schemas, no framework and no polyfill reach a page.',
      { path: '^extension/(entrypoints/)?overlay(/|\\.)' },
      { path: 'node_modules/(zod|preact|@preact|webextension-polyfill|idb)/', reachable: true },
    ),
    never(
      'server-alone',
      'The bundle for Apps Script is made of server/ and shared/.',
      { path: '^sheets-addon/server/' },
      { path: '^sheets-addon/(?!server/)' },
    ),
    never(
      'sidebar-alone',
      'The sidebar knows server by its types.',
      { path: '^sheets-addon/sidebar/' },
      { path: '^sheets-addon/(?!sidebar/|server/)' },
    ),
    never(
      'sidebar-server-types-only',
      'The sidebar imports types from server, never code.',
      { path: '^sheets-addon/sidebar/' },
      { path: '^sheets-addon/server/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'admin-alone',
      'Commands know shared/ only.',
      { path: '^sheets-addon/admin/' },
      { path: '^sheets-addon/(?!admin/)' },
    ),
    never(
      'only-admin-google-calls-google',
      'googleapis is used in admin/google only.',
      { pathNot: ['^sheets-addon/admin/google/', '^test/'] },
      { path: 'node_modules/(googleapis|@googleapis)/' },
    ),
    never(
      'local-host-runs-the-bundle',
      'The local host loads the built bundle as a file.',
      { path: '^sheets-addon/local-host/' },
      { path: '^sheets-addon/(?!local-host/)' },
    ),
    never(
      'local-host-without-demo',
      'The product runs without its demo.',
      { path: '^sheets-addon/local-host/(?!demo/)' },
      { path: '^sheets-addon/local-host/demo/' },
    ),
    never(
      'page-alone',
      'The spreadsheet page is a program of its own in the browser; both sides know the types of what they say.',
      { path: '^sheets-addon/local-host/page/' },
      { path: '^sheets-addon/local-host/(?!page/)', pathNot: '^sheets-addon/local-host/page-protocol\\.ts$' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.wxt|\\.output)/' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'node', 'default'], exportsFields: ['exports'] },
  },
};
