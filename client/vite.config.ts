import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precachePlugin } from './serviceWorker/precachePlugin.ts'

const SERVER = 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precachePlugin()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The server's content security policy allows scripts from files only: nothing may be put into the page itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      input: { index: 'index.html', sw: 'serviceWorker/serviceWorker.ts' },
      output: {
        // The address of a service worker says which pages it is for, and never changes.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // How zod is set up belongs into one file with it: schemas in other files are built as soon as they are loaded.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|parseWithoutEval/ }] },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': SERVER,
      '/socket.io': { target: SERVER, ws: true },
      '/collab': { target: SERVER, ws: true },
    },
  },
})
