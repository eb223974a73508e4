import { defineConfig } from 'wxt';

/** Differs from the product in one point only: tests and the demo cannot answer the browser's permission dialog. */
const isTestFlavour = process.env.DESKSIDE_FLAVOUR === 'e2e';
const LOOPBACK_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];

// `connect-src http:`: a gateway in the office's own network may have no certificate. Firefox would otherwise upgrade
// such requests to https and lose them.
const PAGES_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src https: http:',
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  entrypointsDir: 'entrypoints',
  modulesDir: 'wxt-modules',
  imports: false,
  manifestVersion: 3,
  outDir: 'dist/extension',
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${isTestFlavour ? '-e2e' : ''}`,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'scripting', 'activeTab'],
    optional_host_permissions: ['*://*/*'],
    ...(isTestFlavour ? { host_permissions: LOOPBACK_HOSTS } : {}),
    content_security_policy: { extension_pages: PAGES_CSP },
    web_accessible_resources: [{ resources: ['desk.html'], matches: ['*://*/*'], use_dynamic_url: true }],
    commands: {
      'toggle-desk': {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_toggleDesk__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'deskside@deskside.example',
              strict_min_version: '142.0',
              // What an agent does goes to the gateway of his own company, to nobody else.
              data_collection_permissions: {
                required: ['personallyIdentifyingInfo', 'personalCommunications', 'websiteActivity'],
              },
            },
          },
        }
      : { minimum_chrome_version: '130' }),
  }),
  vite: () => ({
    build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  }),
});
