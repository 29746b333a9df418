import { lazy, Suspense, useEffect, useState } from 'react'
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import { type Key, useKeys, useLayer } from '../keys/keys'
import { Notices } from '../saving/Notices'
import { undoLast } from '../saving/noticing'
import { keyTexts } from '../texts/keys'
import { shell } from '../texts/shell'
import { said, useSay } from '../texts/text'
import { Skeleton } from '../ui/Shown'
import { Guard } from './Guard'
import { closedPages, home, openPages } from './pages'
import { Rail } from './Rail'
import { RecordPanel } from './RecordPanel'
import styles from './Shell.module.css'
import { Topbar } from './Topbar'

// The first screen needs neither, so they come after it; but before anybody has typed a number into the search.
const loadPalette = () => import('./Palette')
const Palette = lazy(loadPalette)
const KeysHelp = lazy(() => import('./KeysHelp'))

export function Shell() {
  const say = useSay()
  const go = useNavigate()
  const { pathname } = useLocation()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  // From the press on, what is typed is meant for the search and never for the page below.
  useLayer(searching || helping)
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1000)
    return () => clearTimeout(timer)
  }, [])
  const pages = openPages()
  const leads = pages.flatMap((page): Key[] => {
    if (!page.rail) return []
    const does = { en: said(keyTexts.goTo, { page: page.name.en }, 'en'), bn: said(keyTexts.goTo, { page: page.name.bn }, 'bn') }
    return [{ press: `g ${page.rail.go}`, does, run: () => void go(page.path) }]
  })
  useKeys([
    { press: '/', does: keyTexts.search, run: () => setSearching(true) },
    { press: 'ctrl+k', does: keyTexts.palette, run: () => setSearching(true), whileTyping: true, everywhere: true },
    { press: 'ctrl+z', does: keyTexts.undo, run: undoLast, everywhere: true },
    { press: '?', does: keyTexts.help, run: () => setHelping(true) },
    ...leads,
  ])
  return (
    <div className={styles.shell}>
      <a className={styles.past} href="#page">
        {say(shell.past)}
      </a>
      <Rail pages={pages} />
      <Topbar onSearch={() => setSearching(true)} onKeys={() => setHelping(true)} />
      <main id="page" className={styles.main}>
        <Guard at={pathname}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Routes>
              {pages.map(({ path, view: View }) => (
                <Route key={path} path={path} element={<View key={path.includes(':') ? pathname : path} />} />
              ))}
              {closedPages().map((path) => (
                <Route key={path} path={path} element={<Elsewhere />} />
              ))}
              <Route path="*" element={<Elsewhere />} />
            </Routes>
          </Suspense>
        </Guard>
      </main>
      <RecordPanel />
      <Suspense>
        {searching && <Palette onClose={() => setSearching(false)} />}
        {helping && <KeysHelp onClose={() => setHelping(false)} />}
      </Suspense>
      <Notices />
    </div>
  )
}

/** An address that leads nowhere for this person: home, and from an old link with a word about it. */
function Elsewhere() {
  const say = useSay()
  const { pathname } = useLocation()
  if (pathname === '/' || pathname === '/admin') return <Navigate to={home()} replace />
  return (
    <div className={styles.nowhere}>
      <h1>{say(shell.nowhere)}</h1>
      <p>{say(shell.nowhereWhy)}</p>
    </div>
  )
}
