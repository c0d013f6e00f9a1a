import { type DestinationStream, type Logger, pino } from 'pino'

/** The server's log: JSON lines on standard error; standard output is for the person who started it. */
export const createLog = (destination: DestinationStream = pino.destination(2)): Logger =>
  pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Nothing of ours logs these; the list keeps a careless `log.info({ request })` from doing so.
      redact: {
        paths: [
          'password',
          '*.password',
          'cookie',
          'headers.cookie',
          'headers.authorization',
          'req.headers.cookie',
          'request.headers.cookie',
          'setCookie',
        ],
        censor: '[secret]',
      },
    },
    destination,
  )
