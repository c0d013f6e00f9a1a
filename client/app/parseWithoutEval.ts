import { z } from 'zod'

// The content security policy forbids making code out of text, and browsers report even the try. A schema looks at
// this setting when it is built, so this module comes before every other.
z.config({ jitless: true })
