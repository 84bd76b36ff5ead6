/** States that a thread gives its kernel at a time: there is room for them in the kernel's own log. */
export const window = 1024;
