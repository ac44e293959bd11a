/**
 * How the process of the server is started, so that it gives back what it no longer needs. On Linux the allocator keeps
 * what large arrays took for the next ones, unless it is told from which size on they get memory of their own; and the
 * garbage collector leaves room for far more new objects than the server ever makes at once.
 */
export const serverProcess = {
  env: {
    MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
    MALLOC_TRIM_THRESHOLD_: String(128 * 1024),
    MALLOC_ARENA_MAX: '2',
  },
  execArgv: ['--max-semi-space-size=4'],
};
