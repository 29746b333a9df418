import './design/tokens.css'
import './design/base.css'
import './design/light'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'

// After a new version the chunks of the old one are gone; the page that asks for one begins anew.
addEventListener('vite:preloadError', () => location.reload())

const place = document.getElementById('rapport')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
