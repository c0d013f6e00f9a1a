import './parseWithoutEval.ts'
import '../ui/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient } from './queryClient.ts'
import { createRoutes } from './routes.tsx'
import { registerServiceWorker } from './serviceWorker.ts'

const queryClient = createQueryClient()
const router = createRoutes(queryClient)
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

registerServiceWorker()
