import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The command-line tests start Node many times; a busy machine must not fail them.
    testTimeout: 60_000,
    // A test of the output must not depend on where it runs.
    env: { NO_COLOR: '1', LANG: 'C.UTF-8', TZ: 'UTC' },
  },
});
