/**
 * The page at {@code /} in a real browser: Chromium without a window, driven by Playwright, in
 * front of the real product over a replica of the archive. Without Chromium these tests are
 * skipped.
 */
package org.comethunter.bootstrap.browser;
