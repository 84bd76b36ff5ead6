import type { Program } from '../../program/form.ts';

/** A range of virtual addresses at which the machine shows one global a second time. */
export interface SymbolWindow {
  readonly name: string;
  /** Halves of the lowest address, int32. */
  readonly baseLo: number;
  readonly baseHi: number;
  readonly bytes: number;
  /** Global that the range shows. */
  readonly symbol: string;
}

/** Global of the harness that holds the struct pages. */
const pageArray = 'thpcheck_pages';

/** Constant of the harness on architectures that find struct pages at a fixed address: that address. */
const pageArrayAddress = 'thpcheck_vmemmap_base';

/**
 * The windows that a linked program needs besides the linear map. Where the kernel finds struct pages at a constant
 * address (vmemmap of arm64, arch/arm64/include/asm/memory.h), the harness gives that address, since it depends on
 * the size of struct page; the array of struct pages appears there.
 */
export function symbolWindows(program: Pick<Program, 'globals'>): readonly SymbolWindow[] {
  const address = program.globals.get(pageArrayAddress);
  const pages = program.globals.get(pageArray);
  if (address === undefined || pages === undefined || address.image.length < 8) return [];
  const view = new DataView(address.image.buffer, address.image.byteOffset, address.image.length);
  return [
    {
      name: 'vmemmap',
      baseLo: view.getInt32(0, true),
      baseHi: view.getInt32(4, true),
      bytes: pages.bytes,
      symbol: pageArray,
    },
  ];
}
