/** Of all architectures: what include/linux/jump_label.h does without CONFIG_JUMP_LABEL. */
export const initialStaticKeys =
  'Static keys have their initial values: nothing has switched one since boot.';

/** Of architectures whose headers are changed by numberedPages(). */
export const pagesAreNumbered =
  'A struct page is found by the number of its page frame; no entry holds the address of one.';
