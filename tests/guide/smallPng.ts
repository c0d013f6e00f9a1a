import { crc32, deflateSync, inflateSync } from 'node:zlib'

const HEAD = 8
const BYTES_PER_PIXEL = 3

/**
 * The same picture in fewer bytes: rows of flat colours, as screens have them, pack better as they are than as the
 * differences that browsers write them as. Lossless; anything but 8-bit RGB without interlacing is returned as it came.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png)
  const [head] = chunks
  if (head === undefined) throw new RangeError('it is no PNG')
  const [width, height] = [head.content.readUInt32BE(0), head.content.readUInt32BE(4)]
  // Depth 8, colours of red, green and blue, deflated, the usual filters, not interlaced.
  if (!head.content.subarray(8).equals(Buffer.of(8, 2, 0, 0, 0))) return png
  const packed = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content)))
  const pixels = deflateSync(unfiltered(packed, width * BYTES_PER_PIXEL, height), { level: 9, memLevel: 9 })
  if (pixels.length >= packed.length) return png
  return Buffer.concat([
    png.subarray(0, HEAD),
    chunk('IHDR', head.content),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunksOf(png: Buffer): { type: string; content: Buffer }[] {
  const found: { type: string; content: Buffer }[] = []
  for (let at = HEAD; at < png.length; ) {
    const size = png.readUInt32BE(at)
    found.push({ type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + size) })
    at += size + 12
  }
  return found
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

/** Rows of pixels behind a zero each: the sign for a row as it is. Source: PNG specification, clause 9. */
function unfiltered(packed: Buffer, bytesPerRow: number, rows: number): Buffer {
  const stride = bytesPerRow + 1
  const plain = Buffer.alloc(rows * stride)
  const pixel = (row: number, at: number) => (row < 0 || at < 1 ? 0 : (plain[row * stride + at] ?? 0))
  for (let row = 0; row < rows; row++) {
    const filter = packed[row * stride] ?? 0
    for (let at = 1; at <= bytesPerRow; at++) {
      const [left, above] = [pixel(row, at - BYTES_PER_PIXEL), pixel(row - 1, at)]
      const guess = [
        0,
        left,
        above,
        (left + above) >> 1,
        filter === 4 ? paeth(left, above, pixel(row - 1, at - BYTES_PER_PIXEL)) : 0,
      ][filter]
      if (guess === undefined) throw new RangeError(`PNG has no filter ${filter}`)
      plain[row * stride + at] = (packed[row * stride + at] ?? 0) + guess
    }
  }
  return plain
}

function paeth(left: number, above: number, corner: number): number {
  const expected = left + above - corner
  const far = [left, above, corner].map((one) => Math.abs(expected - one))
  const [byLeft = 0, byAbove = 0, byCorner = 0] = far
  if (byLeft <= byAbove && byLeft <= byCorner) return left
  return byAbove <= byCorner ? above : corner
}
