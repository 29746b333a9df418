import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The door serves files as they lie: what shrinks is shrunk once, here. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'rapport-compressed',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, 'assets')
    },
    closeBundle() {
      for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const plain = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(plain, { level: 9 }))
        const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(plain, best))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    outDir: process.env['SITE'] ?? '../functions/console/site',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined font or picture would need a laxer content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(['/api', '/cdm', '/crm', '/sign-in'].map((each) => [each, 'http://localhost:3001'])) },
})
