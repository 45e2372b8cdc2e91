package org.comethunter.bootstrap.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that look at the page in a browser. Test methods and those before and after each may take a
 * {@link Visit}, or its {@link com.microsoft.playwright.Page}; every test has its own.
 *
 * <p>A test fails if the page complained: an error in the console, an uncaught exception, something
 * that the Content-Security-Policy refused, or a request to another host, unless the test said that
 * it {@linkplain Visit#expect expects} it. After a failure there are a picture of the page and a
 * report of what it did in {@code target/browser}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {}
