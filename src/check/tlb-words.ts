/**
 * What a TLB of the harness holds, in words: `huge frame 512 W, table frame 3`; frame numbers count from frame 0 of the
 * model. The layout is that of harness/hardware/tlb.h.
 */
export function tlbWords(lo: number, hi: number): string {
  const words = [
    slotWords('huge', lo & 0xffff),
    slotWords('small', lo >>> 16),
    slotWords('table', hi & 0xffff),
    hi < 0 ? 'walking' : '',
  ].filter((text) => text !== '');
  return words.length === 0 ? 'empty' : words.join(', ');
}

function slotWords(name: string, slot: number): string {
  if ((slot & 1) === 0) return '';
  return `${name} frame ${slot >>> 2}${(slot & 2) === 0 ? '' : ' W'}`;
}
