import { defineConfig } from 'vite';

// No framework plugin: esbuild compiles TSX with Preact's automatic JSX runtime.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: ['chrome109', 'firefox115', 'safari16.4'],
    modulePreload: { polyfill: false }, // the polyfill is an inline script, which the CSP forbids
    assetsInlineLimit: 0, // data: URLs are allowed for pictures only
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
